package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.spi.InboundSink;
import org.reweave.telegram.Failure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;

/**
 * Hands what happened in groups to the core, of each group in its order; where it matters whether somebody administers the
 * group, Telegram is asked first.
 *
 * <p>The list of administrators is asked for rather than one member: a bot that is none itself is promised an answer only to
 * that.
 */
final class GroupIntake {
    private static final Logger log = LoggerFactory.getLogger(GroupIntake.class);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final Set<Kind> PASSING = Set.of(Kind.TOO_FAST, Kind.NOT_SENT, Kind.BROKEN, Kind.UNKNOWN);

    private final BotApi api;
    private final InboundSink sink;
    private final Moves moves;
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final Cache<String, Set<String>> administrators = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(ASKED_AGAIN_AFTER)
            .build();
    private final Cache<String, Integer> attempts =
            Caffeine.newBuilder().maximumSize(1_000).build();

    GroupIntake(BotApi api, InboundSink sink, Moves moves) {
        this.api = api;
        this.sink = sink;
        this.moves = moves;
    }

    /** Completes when it is durable; fails where it has to be handed over again. */
    CompletableFuture<Void> take(Received.InGroup one) {
        GroupInbound inbound = one.inbound();
        if (inbound.happening() instanceof Moved moved) {
            Target from = Target.of(inbound.place().address());
            moves.note(from, from.movedTo(Long.parseLong(moved.newGroup())));
        }
        String group = inbound.place().group();
        CompletableFuture<Void> done = last.compute(group, (key, before) -> {
            CompletableFuture<Void> free = before == null ? CompletableFuture.completedFuture(null) : before;
            return free.handle((ended, failed) -> true).thenCompose(itsTurn -> hand(one));
        });
        CompletableFuture<Void> unused = done.whenComplete((ended, failed) -> last.remove(group, done));
        return done;
    }

    private CompletableFuture<Void> hand(Received.InGroup one) {
        GroupInbound inbound = one.inbound();
        if (!one.mayLead() || inbound.by().isEmpty()) {
            return sink.acceptGroup(inbound).thenApply(accepted -> null);
        }
        Actor by = inbound.by().get();
        return administrators(inbound)
                .thenCompose(all -> {
                    boolean administers = all.contains(by.address().user());
                    Actor known = new Actor(by.address(), by.answerable(), administers, by.roles());
                    return sink.acceptGroup(new GroupInbound(
                            inbound.updateId(),
                            inbound.place(),
                            Optional.of(known),
                            inbound.sentAt(),
                            inbound.happening()));
                })
                .thenApply(accepted -> null);
    }

    private CompletableFuture<Set<String>> administrators(GroupInbound inbound) {
        String group = inbound.place().group();
        Set<String> known = administrators.getIfPresent(group);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return api.ask(new GetChatAdministrators(group)).thenApply(outcome -> {
            if (outcome instanceof Outcome.Failed<?> failed) {
                return unknown(inbound.updateId(), failed.failure());
            }
            Set<String> all = ((Outcome.Done<
                                    java.util.ArrayList<
                                            org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember>>)
                            outcome)
                    .result().stream()
                            .map(one -> Long.toString(one.getUser().getId()))
                            .collect(Collectors.toUnmodifiableSet());
            administrators.put(group, all);
            attempts.invalidate(inbound.updateId());
            return all;
        });
    }

    /** Where Telegram is not well it is asked again, but nothing waits for that for ever. */
    private Set<String> unknown(String updateId, Failure failure) {
        int attempt = attempts.asMap().merge(updateId, 1, Integer::sum);
        if (PASSING.contains(failure.kind()) && attempt < ATTEMPTS) {
            throw new IllegalStateException("who administers a group could not be asked");
        }
        log.warn("who administers a group could not be asked ({}); nobody is taken for it", failure.reason());
        attempts.invalidate(updateId);
        return Set.of();
    }
}
