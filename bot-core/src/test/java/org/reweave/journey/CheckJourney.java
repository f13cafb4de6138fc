package org.reweave.journey;

import java.nio.file.Path;

/** Lists every problem of the journey in a folder, its numbers, and the prompts that are hardest to read. */
final class CheckJourney {
    private CheckJourney() {}

    public static void main(String... arguments) {
        JourneyReader.Reading reading = JourneyReader.read(JourneyFolder.of(Path.of(arguments[0])));
        reading.problems().forEach(System.out::println);
        System.out.println(reading.problems().size() + " problems");
        reading.journey().ifPresent(journey -> {
            System.out.println(JourneyStatistics.of(journey));
            for (ReadingAge.Hard hard : ReadingAge.hardest(journey, 15)) {
                System.out.printf(
                        "grade %4.1f  %-32s %s%n",
                        hard.age().grade(), hard.step().id(), hard.age().longWords());
            }
        });
        System.exit(reading.problems().isEmpty() ? 0 : 1);
    }
}
