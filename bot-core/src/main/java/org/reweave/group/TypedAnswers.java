package org.reweave.group;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.reweave.message.FoldedText;
import org.reweave.message.QuickReply;
import org.reweave.message.TypedLabel;

/**
 * What somebody types where only they read it, while what a group said stands there last: it belongs to that, and to nothing
 * that was asked before. Which question it is follows from the button they tapped last, for that is what it was the answer to.
 */
final class TypedAnswers {
    /** What stands in an action that asks the same once more. */
    static final String AGAIN = "-again-";
    /** What such an action of a member's ends with where words that fitted nothing may have been meant for their own chat. */
    static final String WORDS = "-words";
    /** Longer words are no answer that was mistyped, but something somebody wants to say. */
    private static final int LONGEST = 40;
    /** The same, of a member's. */
    private static final int FEW = 3;

    private final List<QuickReply> offered;
    private final GroupLanguage language;

    /** The answers that were offered after the button they tapped last. */
    TypedAnswers(List<QuickReply> offered, GroupLanguage language) {
        this.offered = offered;
        this.language = language;
    }

    /** The tap that is meant; none where that is not clear. A command means a button only where it is its whole label. */
    Optional<String> meant(Typed typed, Instant now) {
        Optional<QuickReply> label = typed.command() && !setsUp() && !asks()
                ? TypedLabel.exactly(offered, typed.words())
                : TypedLabel.meant(offered, typed.words());
        return hour(typed)
                .or(() -> label.map(TypedAnswers::action))
                .or(() -> loosely(typed))
                .or(() -> typed.agrees().flatMap(this::plainly))
                .or(() -> place(typed.words(), now));
    }

    /** The hour that is meant where an hour is asked for; its number among the buttons is none. */
    private Optional<String> hour(Typed typed) {
        List<Integer> hours = offered.stream()
                .map(TypedAnswers::action)
                .filter(action -> action.matches("[wc]-hour-\\d+|plan-\\d+-\\d+"))
                .map(action -> Integer.parseInt(action.substring(action.lastIndexOf('-') + 1)))
                .toList();
        return new TypedLoosely(language)
                .hour(typed.words(), hours)
                .map(hour -> first().substring(0, first().lastIndexOf('-') + 1) + hour);
    }

    /** What people write in other words than a button's, or around them. */
    private Optional<String> loosely(Typed typed) {
        if (!leads() || typed.command()) {
            return Optional.empty();
        }
        String words = typed.words();
        TypedLoosely loosely = new TypedLoosely(language);
        return switch (kind()) {
            case "chap" -> chapters(loosely, words);
            case "rounds" -> loosely.byThemselves(words).flatMap(this::plainly).or(() -> bare(loosely, words));
            case "rest" -> loosely.weeks(words).map(weeks -> "rest-" + weeks).or(() -> bare(loosely, words));
            case "plan" -> loosely.tomorrow(words) ? Optional.of(first()) : bare(loosely, words);
            default -> bare(loosely, words);
        };
    }

    private Optional<String> bare(TypedLoosely loosely, String words) {
        String bare = loosely.bare(words);
        return TypedLabel.meant(offered, bare)
                .or(() -> TypedLabel.meant(offered, TypedLoosely.single(bare)))
                .map(TypedAnswers::action);
    }

    /** All chapters, or those that are named. */
    private Optional<String> chapters(TypedLoosely loosely, String words) {
        if (loosely.all(words)) {
            return Optional.of(mode() + "-chapters-all");
        }
        List<Integer> named = loosely.several(words, offered.subList(0, offered.size() - 1));
        return named.isEmpty() ? Optional.empty() : Optional.of(mode() + "-chap-" + ChapterChoice.only(named));
    }

    /** The tap on the one of these whose whole label was written. */
    static Optional<String> whole(List<QuickReply> replies, Typed typed) {
        return TypedLabel.exactly(replies, typed.words()).map(TypedAnswers::action);
    }

    /** What a yes or a no says here; none where the question is no such one, or where a yes has to name to what. */
    private Optional<String> plainly(boolean yes) {
        return switch (kind()) {
            case "in" -> Optional.of(yes ? "in" : "not-now");
            case "stay" -> Optional.of(yes ? "stay" : "out");
            case "told", "fresh" -> yes ? Optional.empty() : Optional.of(first());
            case "rounds" -> Optional.of(mode() + (yes ? "-rounds-1" : "-rounds-0"));
            case "people" -> Optional.of(mode() + (yes ? "-people-1" : "-people-0"));
            case "tell" -> yes ? Optional.empty() : Optional.of(mode() + "-tell-0");
            default -> Optional.empty();
        };
    }

    private Optional<String> place(String words, Instant now) {
        List<ZoneId> zones = asksWhere() ? language.places().find(words, now) : List.of();
        return zones.size() == 1 ? Optional.of(mode() + "-zone-" + GroupZones.written(zones.get(0))) : Optional.empty();
    }

    /**
     * What asks the same once more; none where they mean something else. The set-up asks as often as it takes, until a command
     * leads out of it: words about a group are not to be taken for somebody's own. To begin is no such command there, for what is
     * to begin then is the group. The other questions to whoever leads do so for words that are short. So is a yes or a no that
     * is not clear, for it would be taken for an answer to something else. A member is asked about a few words once, where no
     * heavy heart speaks in them: they may be meant for their own conversation, and are when they are written again.
     *
     * @param last the button they tapped last
     */
    Optional<String> again(Typed typed, String last) {
        boolean brief = leads() && typed.words().length() <= LONGEST;
        boolean mistyped = (setsUp() || brief) && (!typed.commandInWords() || (setsUp() && begins(typed)));
        if (mistyped || typed.agrees().isPresent()) {
            return asked();
        }
        boolean words = asks() && !typed.commandInWords() && !typed.heavy() && typed.few(FEW);
        return words && !last.endsWith(WORDS) ? asked().map(action -> action + WORDS) : Optional.empty();
    }

    private boolean begins(Typed typed) {
        return FoldedText.words(typed.words()).equals(FoldedText.words(language.label(GroupPhrase.CARD_DO_BEGIN)));
    }

    private Optional<String> asked() {
        if (setsUp()) {
            return Optional.of(mode() + AGAIN + (asksWhere() ? "area" : kind()));
        }
        return switch (kind()) {
            case "plan" -> Optional.of(first().replaceFirst("-\\d+$", "") + AGAIN + "plan");
            case "rest" -> Optional.of("rest" + AGAIN + "rest");
            case "topic" -> Optional.of("topics" + AGAIN + "topics");
            case "in", "stay" -> Optional.of("join" + AGAIN + "join");
            case "told", "fresh" -> Optional.of(first().replaceFirst("-\\d$", "") + AGAIN + "told");
            case "a" -> Optional.of("ask" + AGAIN + "ask");
            default -> Optional.empty();
        };
    }

    /** Whether it is a question to whoever leads, with answers of its own. */
    private boolean leads() {
        return setsUp() || List.of("plan", "rest", "topic").contains(kind());
    }

    /** Whether a question of the set-up is open. */
    private boolean setsUp() {
        return first().matches("[wc]-.+-.+");
    }

    /** Whether it is one of the questions to a member: to join, to stay, to let be known, or how it is going. */
    private boolean asks() {
        return List.of("in", "stay", "told", "fresh", "a").contains(kind());
    }

    private boolean asksWhere() {
        return setsUp() && (kind().equals("area") || kind().equals("zone"));
    }

    private String mode() {
        return first().substring(0, 1);
    }

    /** What is asked, by the name of its answers. */
    private String kind() {
        return first().split("-", -1)[setsUp() ? 1 : 0];
    }

    private String first() {
        return offered.isEmpty() ? "" : action(offered.get(0));
    }

    private static String action(QuickReply reply) {
        return GroupToken.read(reply.token()).map(GroupToken::action).orElse("");
    }
}
