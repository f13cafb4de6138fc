package org.reweave.safety;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was recognised in one text, at most one finding for each topic. */
public final class Findings {
    private final Map<Topic, Finding> byTopic;

    private Findings(Map<Topic, Finding> byTopic) {
        this.byTopic = byTopic;
    }

    /** Gathers findings; of two for one topic the more serious stays, and of two equally serious the more direct. */
    static Findings of(Collection<Finding> all) {
        Map<Topic, Finding> byTopic = new EnumMap<>(Topic.class);
        all.forEach(finding -> byTopic.merge(finding.topic(), finding, Findings::worse));
        return new Findings(byTopic);
    }

    private static Finding worse(Finding one, Finding other) {
        int level = one.level().compareTo(other.level());
        if (level != 0) {
            return level > 0 ? one : other;
        }
        return one.manner().compareTo(other.manner()) <= 0 ? one : other;
    }

    /** The most serious finding; of equally serious ones the first topic's. Empty where nothing was recognised. */
    public Optional<Finding> strongest() {
        return byTopic.values().stream().reduce((one, other) -> other.level().compareTo(one.level()) > 0 ? other : one);
    }

    /** How serious the text is as a whole. */
    public Level level() {
        return strongest().map(Finding::level).orElse(Level.NONE);
    }

    /** How serious the text is for one topic. */
    public Level level(Topic topic) {
        Finding found = byTopic.get(topic);
        return found == null ? Level.NONE : found.level();
    }

    /** All findings, in the order of the topics. */
    public List<Finding> all() {
        return List.copyOf(byTopic.values());
    }
}
