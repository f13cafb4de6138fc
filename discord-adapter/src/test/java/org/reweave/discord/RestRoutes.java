package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reweave.discord.FakeRest.Answer;
import org.reweave.discord.FakeRest.Asked;
import org.reweave.discord.Interacted.Where;

/** What the fake does with each request that gets through. */
final class RestRoutes {
    private final FakeDiscord discord;

    RestRoutes(FakeDiscord discord) {
        this.discord = discord;
    }

    boolean authorized(Asked asked, String authorization) {
        boolean byToken =
                asked.path().startsWith("/interactions/") || asked.path().startsWith("/webhooks/");
        return byToken || ("Bot " + FakeDiscord.TOKEN).equals(authorization) && !discord.tokenRevoked;
    }

    /** What is wrong with a request, by the specification and by what only Discord itself refuses. */
    List<String> check(Asked asked) {
        List<String> wrong = new ArrayList<>(SpecCheck.shared()
                .map(spec -> spec.check(asked.method(), asked.path(), asked.query(), asked.body()))
                .orElse(List.of()));
        wrong.addAll(DiscordRules.files(asked.body(), asked.files()));
        wrong.addAll(rules(asked));
        return wrong;
    }

    Answer answer(Asked asked) {
        if (asked.files().values().stream().anyMatch(file -> file.length > discord.faults.largestFile)) {
            return Answer.refusal(413, 40005);
        }
        Faults.Refusal special = discord.faults.refusalsByPath.get(asked.method() + " " + asked.path());
        Faults.Refusal refusal = special == null && asked.message() ? discord.faults.refusal : special;
        return refusal != null ? Answer.refusal(refusal.status(), refusal.code()) : route(asked);
    }

    private List<String> rules(Asked asked) {
        String path = asked.path();
        if (asked.message()) {
            return DiscordRules.post(asked.body());
        }
        if (asked.method().equals("PATCH") && !path.matches("/channels/\\d+")) {
            return DiscordRules.change(asked.body());
        }
        if (path.endsWith("/commands")) {
            return DiscordRules.commands(asked.body());
        }
        if (path.startsWith("/webhooks/") && asked.method().equals("POST")) {
            Interacted done = discord.interaction(asked.parts()[2]);
            return DiscordRules.followUp(asked.body(), done != null && done.where != Where.BOT_DM);
        }
        if (path.endsWith("/callback")) {
            Interacted done = discord.interaction(asked.parts()[2]);
            return done == null
                    ? List.of()
                    : DiscordRules.callback(
                            asked.body(),
                            done.type,
                            done.where != Where.BOT_DM,
                            discord.faults.punctual ? done.millis() : 0);
        }
        return List.of();
    }

    private Answer route(Asked asked) {
        String[] parts = asked.parts();
        switch (parts[0]) {
            case "users":
                return parts.length == 2 ? Answer.of(Payloads.user(Payloads.BOT)) : open(asked.body());
            case "applications":
                return commands(asked.body());
            case "channels":
                return channel(asked, parts);
            case "guilds":
                return parts.length == 4 ? discord.server.asked(parts[3]) : discord.server.asked();
            case "interactions":
                return callback(discord.interaction(parts[2]), asked.body());
            case "webhooks":
                return webhook(asked, parts);
            default:
                return Answer.refusal(404, 0);
        }
    }

    private Answer open(JsonNode body) {
        discord.opened.incrementAndGet();
        Faults.Refusal refusal = discord.refusedOpenings;
        if (refusal != null) {
            return Answer.refusal(refusal.status(), refusal.code());
        }
        String user = body.path("recipient_id").asText();
        return discord.channelOf(user)
                .map(channel -> Answer.of(Payloads.directChannel(channel, user)))
                .orElseGet(() -> Answer.refusal(404, 10013));
    }

    private Answer commands(JsonNode body) {
        discord.commands = body;
        ArrayNode all = FakeRest.list();
        for (JsonNode command : body) {
            ObjectNode known = command.deepCopy();
            known.put("id", String.valueOf(discord.ids.next())).put("application_id", Payloads.BOT);
            all.add(known.put("version", String.valueOf(discord.ids.next())));
        }
        return Answer.of(all);
    }

    private Answer channel(Asked asked, String[] parts) {
        String channel = parts[1];
        if (discord.closedChannels.contains(channel)) {
            return Answer.refusal(404, 10003);
        }
        if (parts.length == 2) {
            if (asked.method().equals("PATCH")) {
                discord.server.putsAway(asked.body().path("archived").asBoolean());
            }
            return Answer.of(discord.server.channel(channel));
        }
        boolean posts = asked.method().equals("POST");
        Optional<Answer> refused = posts
                ? discord.server.refuses(
                        channel, parts.length == 5, !asked.files().isEmpty())
                : Optional.empty();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (parts[2].equals("typing")) {
            discord.typed.incrementAndGet();
            return Answer.nothing();
        }
        if (parts.length == 3) {
            return asked.method().equals("GET")
                    ? history(channel, asked)
                    : Answer.of(discord.json(discord.post(channel, asked.body(), posted -> pictured(posted, asked))));
        }
        if (parts.length == 5 && discord.faults.postsAreDeleted) {
            discord.find(channel, parts[3]).ifPresent(one -> one.deleted = true);
        }
        Optional<Posted> posted = discord.find(channel, parts[3]).filter(one -> !one.deleted);
        if (posted.isEmpty()) {
            return Answer.refusal(404, 10008);
        }
        if (parts.length == 5) {
            return discord.server.opens(
                    channel, parts[3], asked.body().path("name").asText());
        }
        return asked.method().equals("PATCH") ? change(posted.get(), asked.body()) : delete(posted.get());
    }

    private Answer history(String channel, Asked asked) {
        long after = Long.parseLong(asked.query().getOrDefault("after", "0"));
        long before = Long.parseLong(asked.query().getOrDefault("before", String.valueOf(Long.MAX_VALUE)));
        int limit = Integer.parseInt(asked.query().getOrDefault("limit", "50"));
        List<Posted> found = discord.in(channel).stream()
                .filter(one -> one.id > after && one.id < before && one.onlyFor.isEmpty() && !one.deleted)
                .limit(limit)
                .toList();
        ArrayNode messages = FakeRest.list();
        for (int i = found.size() - 1; i >= 0; i--) {
            messages.add(Payloads.message(found.get(i), ""));
        }
        discord.looked.incrementAndGet();
        return Answer.of(messages);
    }

    private Answer change(Posted posted, JsonNode body) {
        if (body.has("content")) {
            posted.content = body.path("content").asText();
        }
        if (body.has("components")) {
            posted.rows(body.path("components"));
        }
        posted.edited = discord.ids.now();
        discord.whenShown.accept(posted);
        return Answer.of(discord.json(posted));
    }

    private static Answer delete(Posted posted) {
        posted.deleted = true;
        return Answer.nothing();
    }

    // --- interactions ---

    private Answer callback(Interacted done, JsonNode body) {
        if (done == null || done.over || discord.faults.interactionsExpire) {
            return Answer.refusal(404, 10062);
        }
        int type = body.path("type").asInt();
        if (done.answered.isDone()) {
            return Answer.refusal(400, 40060);
        }
        done.data = body.path("data");
        if (type == 5) {
            done.original = discord.aside(done, "", posted -> {});
        }
        done.answered.complete(type);
        return Answer.nothing();
    }

    private Answer webhook(Asked asked, String[] parts) {
        Interacted done = discord.interaction(parts[2]);
        if (done == null || done.over) {
            return Answer.refusal(401, 50027);
        }
        if (asked.method().equals("POST")) {
            return Answer.of(discord.json(
                    discord.aside(done, asked.body().path("content").asText(), posted -> {
                        posted.rows = asked.body().path("components");
                        pictured(posted, asked);
                    })));
        }
        Posted posted = parts[4].equals("@original") ? done.original : discord.reachable(done, parts[4]);
        if (posted == null || posted.deleted) {
            return Answer.refusal(404, 10008);
        }
        return asked.method().equals("PATCH") ? change(pictured(posted, asked), asked.body()) : delete(posted);
    }

    private static String fileName(JsonNode body, int number) {
        for (JsonNode attachment : body.path("attachments")) {
            if (attachment.path("id").asInt() == number) {
                return attachment.path("filename").asText();
            }
        }
        return "";
    }

    private static Posted pictured(Posted posted, Asked asked) {
        asked.files().forEach((number, file) -> {
            String name = fileName(asked.body(), number);
            if (name.endsWith(".png")) {
                posted.picture = file;
            } else {
                posted.file = file;
                posted.fileName = name;
            }
        });
        return posted;
    }
}
