package org.reweave.telegram;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.MemberLeft;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.Place;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Turns an update from a group into what it means. Pure; of what is said in a group only what is addressed to the bot is passed
 * on.
 */
final class GroupTranslator {
    /** What the button carries with which an administrator who writes as the group says who they are. */
    static final String IT_IS_ME = "me-";

    private static final Received NOTHING = new Received.Nothing();

    private GroupTranslator() {}

    static Received message(Update update, Message message, Me me) {
        if (message.getMigrateToChatId() != null) {
            return moved(me, message.getChatId(), message.getMigrateToChatId());
        }
        if (message.getMigrateFromChatId() != null) {
            return moved(me, message.getMigrateFromChatId(), message.getChatId());
        }
        Target where = target(message);
        if (message.getLeftChatMember() != null) {
            return left(name(update, me), where, message.getLeftChatMember());
        }
        boolean asGroup = message.getSenderChat() != null;
        if (!asGroup && !byPerson(message.getFrom())) {
            return NOTHING;
        }
        Optional<Happening> addressed = SpokenTo.inGroup(message, me);
        if (asGroup && !message.getSenderChat().getId().equals(message.getChatId())) {
            return NOTHING;
        }
        if (asGroup) {
            return addressed
                    .<Received>map(what -> new Received.AsGroup(where, message.getMessageId(), asked(what)))
                    .orElse(NOTHING);
        }
        return addressed
                .<Received>map(what -> new Received.InGroup(
                        inbound(name(update, me), where.place(), message.getFrom(), message.getDate(), what),
                        what instanceof Command))
                .orElse(NOTHING);
    }

    private static Received moved(Me me, long from, long to) {
        Place place = Target.of(from, null).place();
        String name = GroupNews.moveName(me.id(), place.group());
        return new Received.InGroup(
                new GroupInbound(name, place, Optional.empty(), Optional.empty(), new Moved(Long.toString(to))), false);
    }

    private static Received left(String name, Target where, User who) {
        return byPerson(who)
                ? new Received.InGroup(inbound(name, where.place(), who, null, new MemberLeft()), false)
                : NOTHING;
    }

    /** The command an administrator gives as the group; of other words nothing is kept until it is known whose they are. */
    private static String asked(Happening what) {
        return what instanceof Command command && command.name().matches("[a-z_]{1,32}") ? command.name() : "open";
    }

    /** A press in a group: only that of somebody who says that they wrote as the group means anything. */
    static Received pressed(Update update, CallbackQuery query, Me me) {
        if (!query.getData().startsWith(IT_IS_ME) || query.getData().length() == IT_IS_ME.length()) {
            return new Received.StrayPress(query.getId());
        }
        Target where = query.getMessage() instanceof Message seen
                ? target(seen)
                : Target.of(query.getMessage().getChat().getId(), null);
        Command command = new Command(query.getData().substring(IT_IS_ME.length()), "");
        return new Received.Named(
                new Received.InGroup(inbound(name(update, me), where.place(), query.getFrom(), null, command), true),
                query.getId());
    }

    /** The bot was taken in, removed, or is allowed other things than before. */
    static Received bot(Update update, ChatMemberUpdated change, Me me) {
        ChatMember before = change.getOldChatMember();
        ChatMember now = change.getNewChatMember();
        Happening what;
        if (isIn(before) != isIn(now)) {
            what = isIn(now) ? new BotAdded(missing(now)) : new BotRemoved();
        } else if (isIn(now) && !missing(before).equals(missing(now))) {
            what = new Lacking(missing(now));
        } else {
            return NOTHING;
        }
        Place place = Target.of(change.getChat().getId(), null).place();
        return new Received.InGroup(
                inbound(name(update, me), place, change.getFrom(), change.getDate(), what), what instanceof BotAdded);
    }

    /** Somebody is no longer in the group. Told where the bot is an administrator. */
    static Received member(Update update, ChatMemberUpdated change, Me me) {
        boolean left = isIn(change.getOldChatMember()) && !isIn(change.getNewChatMember());
        Target where = Target.of(change.getChat().getId(), null);
        return left && where.group() && !change.getChat().isChannelChat()
                ? left(name(update, me), where, change.getNewChatMember().getUser())
                : NOTHING;
    }

    private static Set<Permission> missing(ChatMember bot) {
        Set<Permission> missing = EnumSet.noneOf(Permission.class);
        if (bot instanceof ChatMemberRestricted restricted) {
            if (Boolean.FALSE.equals(restricted.getCanSendMessages())) {
                missing.add(Permission.POST);
            }
            if (Boolean.FALSE.equals(restricted.getCanSendPhotos())) {
                missing.add(Permission.PICTURES);
            }
        }
        return missing;
    }

    private static boolean isIn(ChatMember member) {
        boolean out = member.getStatus().equals("kicked") || member.getStatus().equals("left");
        return !out
                && !(member instanceof ChatMemberRestricted restricted
                        && Boolean.FALSE.equals(restricted.getIsMember()));
    }

    private static GroupInbound inbound(String name, Place place, User by, @Nullable Integer date, Happening what) {
        String account = Long.toString(by.getId());
        Address alone = new Address(TelegramAdapter.PLATFORM, account, account);
        Optional<Actor> actor = byPerson(by) ? Optional.of(new Actor(alone, false, false, Set.of())) : Optional.empty();
        return new GroupInbound(name, place, actor, Optional.ofNullable(date).map(Instant::ofEpochSecond), what);
    }

    private static String name(Update update, Me me) {
        return me.id() + "-" + update.getUpdateId();
    }

    private static Target target(Message message) {
        boolean inTopic = Boolean.TRUE.equals(message.getIsTopicMessage());
        return Target.of(message.getChatId(), inTopic ? message.getMessageThreadId() : null);
    }

    private static boolean byPerson(@Nullable User from) {
        return from != null && !Boolean.TRUE.equals(from.getIsBot());
    }
}
