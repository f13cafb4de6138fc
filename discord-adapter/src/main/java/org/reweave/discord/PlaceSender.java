package org.reweave.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.reweave.message.GroupInbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;

/**
 * Posts in servers, where everybody in the channel reads along.
 *
 * <p>Each page carries a nonce as in {@link DirectSender}. A thread is opened under the last page; tried again after a lost
 * answer, it is opened once, for Discord has at most one thread for each message.
 */
final class PlaceSender {
    private static final Delivery NOT_IN_GROUP = new Delivery.Rejected("not in the group");
    private static final Delivery CHANNEL_GONE = new Delivery.Rejected("channel gone");
    private static final Delivery NO_PERMISSION = new Delivery.Rejected("no permission");

    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration UNTIL_BACK = Duration.ofSeconds(1);
    private static final Set<GroupInbound.Permission> UNSEEN =
            Set.of(GroupInbound.Permission.VIEW, GroupInbound.Permission.POST);
    /** Discord's limit (thread name). */
    private static final int LONGEST_TITLE = 100;

    private static final int HAS_A_THREAD = 160_004;
    private static final int NO_SUCH_MESSAGE = 10_008;

    private final DiscordTexts texts;
    private final Pacer pacer;
    private final Limits limits;
    private final Arrivals arrivals;
    private final GroupPlaces places;
    private final GroupNews news;

    PlaceSender(DiscordTexts texts, Pacer pacer, Limits limits, Arrivals arrivals, GroupPlaces places, GroupNews news) {
        this.texts = texts;
        this.pacer = pacer;
        this.limits = limits;
        this.arrivals = arrivals;
        this.places = places;
        this.news = news;
    }

    Delivery send(JDA jda, Place place, OutboundMessage message, String delivery) throws FailedCall {
        Guild guild = jda.getGuildById(place.group());
        if (guild == null) {
            return unknownServer(jda, place, delivery);
        }
        Optional<? extends GuildChannel> channel = place.channel().isEmpty()
                ? Permits.usual(guild)
                : Optional.ofNullable(guild.getGuildChannelById(place.channel()));
        if (channel.isEmpty() || !(channel.get() instanceof GuildMessageChannel open)) {
            return unknown(jda, place, delivery);
        }
        if (!Permits.posts(open)) {
            tell(place, open, Permits.missing(open), delivery);
            return NO_PERMISSION;
        }
        try {
            Delivery done = post(open, message, delivery);
            if (done instanceof Delivery.Delivered) {
                tell(place, open, Permits.missing(open), delivery);
            }
            return done;
        } catch (PermissionException e) {
            return forbidden(place, open, delivery);
        } catch (FailedCall e) {
            return switch (e.failure().code()) {
                case 50001, 50013 -> forbidden(place, open, delivery);
                case 10003 -> gone(place, delivery);
                case 10004 -> removed(place, delivery);
                default -> {
                    places.unsure(open);
                    throw e;
                }
            };
        }
    }

    /**
     * A server Discord did not tell of. After a start servers are told of one by one, and one that comes back after an outage
     * is for a moment neither there nor away; so Discord itself is asked before it is taken for removed.
     */
    private Delivery unknownServer(JDA jda, Place place, String delivery) throws FailedCall {
        if (jda.getStatus() != JDA.Status.CONNECTED || jda.isUnavailable(Long.parseLong(place.group()))) {
            return new Delivery.Retry(OUTAGE);
        }
        try {
            ask(look(jda, place.group()));
            return new Delivery.Retry(UNTIL_BACK);
        } catch (FailedCall e) {
            return switch (e.failure().code()) {
                case 10004, 50001 -> removed(place, delivery);
                default -> throw e;
            };
        }
    }

    /** Asks for a server that JDA does not know; fails with 10004 or 50001 where the bot is not in it. */
    private static RestAction<DataObject> look(JDA jda, String server) {
        return new RestActionImpl<>(
                jda, Route.Guilds.GET_GUILD.compile(server), (response, request) -> response.getObject());
    }

    /**
     * A channel Discord did not tell of: a thread that was put away, or one that was brought back and of which it tells in a
     * moment; any other is gone.
     */
    private Delivery unknown(JDA jda, Place place, String delivery) throws FailedCall {
        if (place.channel().isEmpty()) {
            return gone(place, delivery);
        }
        try {
            DataObject channel = ask(PutAway.look(jda, place.channel()));
            if (!PutAway.isThread(channel)) {
                return gone(place, delivery);
            }
            if (!PutAway.is(channel)) {
                return new Delivery.Retry(OUTAGE);
            }
            ask(PutAway.bringBack(jda, place.channel()));
            return new Delivery.Retry(UNTIL_BACK);
        } catch (FailedCall e) {
            return switch (e.failure().code()) {
                case 10003 -> gone(place, delivery);
                case 50001, 50013 -> {
                    news.lacking(place, new GroupInbound.Lacking(UNSEEN), delivery);
                    yield NO_PERMISSION;
                }
                default -> throw e;
            };
        }
    }

    private <T> T ask(RestAction<T> action) throws FailedCall {
        pacer.counted();
        return call(() -> action);
    }

    private Delivery removed(Place place, String delivery) {
        news.removed(place, delivery);
        return NOT_IN_GROUP;
    }

    private Delivery gone(Place place, String delivery) {
        news.gone(place, delivery);
        return CHANNEL_GONE;
    }

    /** Discord does not let the bot post there, though by all it has told it would. */
    private Delivery forbidden(Place place, GuildMessageChannel channel, String delivery) {
        Set<GroupInbound.Permission> missing = EnumSet.of(GroupInbound.Permission.POST);
        missing.addAll(Permits.missing(channel));
        tell(place, channel, missing, delivery);
        return NO_PERMISSION;
    }

    private void tell(Place place, GuildChannel channel, Set<GroupInbound.Permission> lacking, String delivery) {
        if (places.isNews(channel, lacking) && news.lacking(place, new GroupInbound.Lacking(lacking), delivery)) {
            places.told(channel, lacking);
        }
    }

    private Delivery post(GuildMessageChannel channel, OutboundMessage message, String delivery) throws FailedCall {
        Rendered rendered = Rendered.of(shown(channel, message), delivery, texts);
        long last = 0;
        for (int page = 0; page < rendered.pages().size(); page++) {
            Optional<Duration> wait = room(channel);
            if (wait.isPresent()) {
                return new Delivery.Retry(wait.get());
            }
            last = post(channel, rendered, page, delivery).getIdLong();
        }
        if (message.thread().isPresent() && opensThreads(channel)) {
            open((IThreadContainer) channel, last, message.thread().get());
        }
        arrivals.add(delivery);
        return new Delivery.Delivered(Optional.of(String.valueOf(last)));
    }

    /** Where no pictures may be shown, what is to be seen on one is told. */
    private static OutboundMessage shown(GuildChannel channel, OutboundMessage message) {
        boolean pictures = channel.getGuild().getSelfMember().hasPermission(channel, Permission.MESSAGE_ATTACH_FILES);
        return pictures || message.picture().isEmpty()
                ? message
                : new OutboundMessage(message.told(), message.replies(), message.input(), message.visit());
    }

    private Optional<Duration> room(GuildChannel channel) {
        return limits.spent("POST", channel.getId()).or(() -> pacer.take("POST*" + channel.getId(), Haste.UNASKED));
    }

    private Message post(GuildMessageChannel channel, Rendered rendered, int page, String delivery) throws FailedCall {
        boolean last = page == rendered.pages().size() - 1;
        return call(() -> channel.sendMessage(rendered.pages().get(page))
                .setComponents(last ? rendered.rows() : List.of())
                .setFiles(rendered.files(page))
                .setSuppressEmbeds(true)
                .setNonce(DirectSender.nonce(delivery, page)));
    }

    private static boolean opensThreads(GuildChannel channel) {
        return channel instanceof IThreadContainer
                && channel.getGuild().getSelfMember().hasPermission(channel, Permission.CREATE_PUBLIC_THREADS);
    }

    /**
     * A thread that cannot be opened is no reason to be without the post, which is there. One that somebody deleted at once is not
     * posted again.
     */
    private void open(IThreadContainer channel, long message, String title) throws FailedCall {
        String name = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
        pacer.counted();
        try {
            call(() -> channel.createThreadChannel(name, message));
        } catch (FailedCall e) {
            int code = e.failure().code();
            boolean refused = e.failure().status() == 400 || e.failure().status() == 403;
            if (code != HAS_A_THREAD && code != NO_SUCH_MESSAGE && !refused) {
                throw e;
            }
        }
    }

    /** Makes a request that was let through. */
    private <T> T call(Supplier<RestAction<T>> action) throws FailedCall {
        try {
            return FailedCall.once(action.get());
        } finally {
            pacer.answered();
        }
    }
}
