package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.attribute.ICustomId;
import net.dv8tion.jda.api.components.tree.ComponentTree;
import net.dv8tion.jda.api.entities.Message;

/**
 * Deliveries that are known to have arrived. Discord tells a repeated nonce for some minutes only; what it shows in a
 * chat's history names its delivery in every button for ever.
 */
final class Arrivals {
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(20_000).build();

    void add(String delivery) {
        known.put(delivery, true);
    }

    boolean contains(String delivery) {
        return known.getIfPresent(delivery) != null;
    }

    /** Notes what a message of the bot's own says about its delivery. */
    void note(Message own) {
        ComponentTree<?> tree = own.getComponentTree();
        List<Component> all = tree.findAll(Component.class);
        for (Component component : all) {
            if (component instanceof ICustomId with && with.getCustomId() != null) {
                CustomId.read(with.getCustomId()).ifPresent(id -> add(id.delivery()));
            }
        }
    }
}
