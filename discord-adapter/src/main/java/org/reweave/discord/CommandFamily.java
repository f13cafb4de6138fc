package org.reweave.discord;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.reweave.message.Inbound;

/** The one command, {@code /reweave}, and what each of its parts leads to: the same as words that are typed. */
final class CommandFamily {
    /** The command's name. */
    static final String NAME = "reweave";
    /** Opens the conversation. */
    static final String OPEN = "open";
    /** Answers in words. */
    static final String SAY = "say";
    /** The option of {@link #OPEN}: what an invitation carries. */
    static final String CODE = "code";
    /** The option of {@link #SAY}. */
    static final String WORDS = "words";

    /** Moves a group's posts to where it is used; answered by a post there. */
    static final String HERE = "here";

    /** Names help lines of a group's own; its option is {@link #WORDS}. */
    static final String LINES = "lines";
    /** Chooses a role whose people may lead; its option has the same name. */
    static final String ROLE = "role";

    /** Lets one more person lead; its option is {@link #WORDS}. */
    static final String LEAD = "lead";

    private static final List<String> OF_A_GROUP = List.of("setup", HERE, LINES, ROLE, LEAD, "join", "leave", "about");
    private static final List<String> PARTS = Stream.concat(
                    Stream.of(OPEN, SAY, "skip", "back", "pause", "more", "help-now", "stop", "start"),
                    OF_A_GROUP.stream())
            .toList();
    /** Discord's limit for a text option; also more than anybody should be asked to type into one line. */
    private static final int LONGEST_WORDS = 2_000;

    private static final int LONGEST_CODE = 64;
    /** More than four help lines need. */
    private static final int LONGEST_LINES = 600;

    private final DiscordTexts texts;

    CommandFamily(DiscordTexts texts) {
        this.texts = texts;
    }

    /** The command as Discord is told about it: everywhere, for everybody, in every language there are texts for. */
    SlashCommandData data() {
        SlashCommandData command = Commands.slash(NAME, texts.words("commands.reweave.description"))
                .setContexts(InteractionContextType.ALL)
                .setIntegrationTypes(IntegrationType.ALL)
                .setLocalizationFunction(CommandFamily::localized);
        for (String part : PARTS) {
            SubcommandData sub = new SubcommandData(part, texts.words("commands.reweave." + part + ".description"));
            if (part.equals(OPEN)) {
                sub.addOptions(new OptionData(
                                OptionType.STRING, CODE, texts.words("commands.reweave.open.options.code.description"))
                        .setMaxLength(LONGEST_CODE));
            }
            if (part.equals(SAY)) {
                sub.addOptions(new OptionData(
                                OptionType.STRING, WORDS, texts.words("commands.reweave.say.options.words.description"))
                        .setRequired(true)
                        .setAutoComplete(true)
                        .setMaxLength(LONGEST_WORDS));
            }
            if (part.equals(LINES)) {
                sub.addOptions(new OptionData(
                                OptionType.STRING,
                                WORDS,
                                texts.words("commands.reweave.lines.options.words.description"))
                        .setMaxLength(LONGEST_LINES));
            }
            if (part.equals(LEAD)) {
                sub.addOptions(new OptionData(
                                OptionType.STRING,
                                WORDS,
                                texts.words("commands.reweave.lead.options.words.description"))
                        .setMaxLength(LONGEST_CODE));
            }
            if (part.equals(ROLE)) {
                sub.addOptions(new OptionData(
                        OptionType.ROLE, ROLE, texts.words("commands.reweave.role.options.role.description")));
            }
            command.addSubcommands(sub);
        }
        return command;
    }

    /**
     * Whether a part of the command is about the group it is used in. Discord lets a command be reserved for those who may
     * change the server only as a whole, and the others belong to everybody; so who may is asked when it is used.
     */
    static boolean ofGroup(String part) {
        return OF_A_GROUP.contains(part);
    }

    /** What using a part of the command means. */
    Inbound.Content content(String part, Optional<String> words, Optional<String> code) {
        if (part.equals(SAY)) {
            return words.filter(text -> !text.isBlank())
                    .<Inbound.Content>map(Inbound.Text::new)
                    .orElseGet(() -> new Inbound.Opened(Optional.empty()));
        }
        return texts.maybe("commands.reweave." + part + ".say")
                .<Inbound.Content>map(Inbound.Text::new)
                .orElseGet(() -> new Inbound.Opened(code.filter(text -> !text.isBlank())));
    }

    private static Map<DiscordLocale, String> localized(String key) {
        Map<DiscordLocale, String> found = new EnumMap<>(DiscordLocale.class);
        TRANSLATIONS.forEach(
                (locale, texts) -> texts.maybe("commands." + key).ifPresent(words -> found.put(locale, words)));
        return found;
    }

    private static final Map<DiscordLocale, DiscordTexts> TRANSLATIONS = translations();

    private static Map<DiscordLocale, DiscordTexts> translations() {
        Map<DiscordLocale, DiscordTexts> all = new EnumMap<>(DiscordLocale.class);
        for (DiscordLocale locale : DiscordLocale.values()) {
            if (locale != DiscordLocale.UNKNOWN && !locale.getLocale().startsWith("en")) {
                String language = locale.getLocale().replaceFirst("-.*", "");
                DiscordTexts.find(locale.getLocale())
                        .or(() -> DiscordTexts.find(language))
                        .ifPresent(texts -> all.put(locale, texts));
            }
        }
        return all;
    }
}
