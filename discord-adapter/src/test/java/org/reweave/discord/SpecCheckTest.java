package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.discord.FakeRest.Asked;

/** Mistakes that were put in on purpose; each has to be found. */
class SpecCheckTest {
    private static final String MENTIONS = "'allowed_mentions':{'parse':[]}";
    private static final String MESSAGES = "/channels/800000000000000001/messages";

    private static JsonNode json(String written) throws JsonProcessingException {
        String filled = written.replace('\'', '"')
                .replace("$QUIET", MENTIONS.replace('\'', '"'))
                .replace("$2001", "x".repeat(2_001))
                .replace("$101", "x".repeat(101))
                .replace("$81", "x".repeat(81))
                .replace("$26", "x".repeat(26));
        return filled.isEmpty() ? MissingNode.getInstance() : Payloads.JSON.readTree(filled);
    }

    private static List<String> wrong(String method, String path, String body) throws JsonProcessingException {
        return wrong(method, path, Map.of(), body);
    }

    private static List<String> wrong(String method, String path, Map<String, String> query, String body)
            throws JsonProcessingException {
        JsonNode read = json(body);
        Asked asked = new Asked(method, path, query, read);
        List<String> all = new ArrayList<>(SpecCheck.shared()
                .map(spec -> spec.check(method, path, query, read))
                .orElse(List.of()));
        all.addAll(asked.message() ? DiscordRules.post(read) : DiscordRules.change(read));
        return all;
    }

    private static void needsSpecification() {
        assumeTrue(SpecCheck.shared().isPresent(), "Discord's specification is not there (../shared/specs)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an unknown path       | POST  | /channels/1/letters            | {'content':'x',$QUIET}
            a method that is not there | PUT | /channels/1/messages        | {'content':'x',$QUIET}
            content of a wrong kind | POST | /channels/1/messages          | {'content':{'a':1},$QUIET}
            embeds of a wrong kind | POST | /channels/1/messages           | {'content':'x','embeds':[7],$QUIET}
            components of a wrong kind | POST | /channels/1/messages       | {'content':'x','components':[7],$QUIET}
            a button of no style  | POST  | /channels/1/messages           | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':2,'style':99,'label':'x','custom_id':'a'}]}]}
            no recipient          | POST  | /users/@me/channels            | {'recipient_id':{}}
            a command without a description of the right kind | PUT | /applications/1/commands | [{'name':'x','description':[]}]
            a nonce of a wrong kind | POST | /channels/1/messages          | {'content':'x','nonce':['a'],'enforce_nonce':true,$QUIET}
            an answer of no kind  | POST  | /interactions/1/a/callback     | {'type':99}
            """)
    void what_the_specification_forbids_is_found(String mistake, String method, String path, String body)
            throws JsonProcessingException {
        needsSpecification();
        assertThat(wrong(method, path, body)).as(mistake).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit,999", "limit,many", "afterwards,5"})
    void a_query_the_specification_does_not_allow_is_found(String name, String value) throws JsonProcessingException {
        needsSpecification();
        assertThat(wrong("GET", MESSAGES, Map.of(name, value), "")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the content is longer than 2000      | {'content':'$2001',$QUIET}
            the message is empty                 | {'content':' ',$QUIET}
            somebody could be pinged             | {'content':'x'}
            somebody could be pinged             | {'content':'x','allowed_mentions':{'parse':['everyone']}}
            somebody could be pinged             | {'content':'x','allowed_mentions':{'parse':[],'users':['1']}}
            the nonce is longer than 25          | {'content':'x','nonce':'$26','enforce_nonce':true,$QUIET}
            the nonce is not enforced            | {'content':'x','nonce':'a',$QUIET}
            a custom_id is missing or too long   | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':2,'style':1,'label':'x'}]}]}
            a custom_id is missing or too long   | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':2,'style':1,'label':'x','custom_id':'$101'}]}]}
            a custom_id is there twice           | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':2,'style':1,'label':'x','custom_id':'a'},{'type':2,'style':1,'label':'y','custom_id':'a'}]}]}
            a label is missing or too long       | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':2,'style':1,'label':'$81','custom_id':'a'}]}]}
            a row has no or too many parts       | {'content':'x',$QUIET,'components':[{'type':1,'components':[]}]}
            a menu has no or more than 25 options | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':3,'custom_id':'a','options':[]}]}]}
            a menu's range is wrong              | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':3,'custom_id':'a','max_values':2,'options':[{'label':'x','value':'x'}]}]}]}
            an option is there twice             | {'content':'x',$QUIET,'components':[{'type':1,'components':[{'type':3,'custom_id':'a','options':[{'label':'x','value':'x'},{'label':'y','value':'x'}]}]}]}
            """)
    void what_only_discord_itself_refuses_is_found(String rule, String body) throws JsonProcessingException {
        assertThat(DiscordRules.post(json(body))).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the answer came after three seconds      | 2 | false | 3001 | {'type':5,'data':{'flags':64}}
            others could read along                  | 2 | true  | 10   | {'type':5}
            nothing to change with this answer       | 2 | false | 10   | {'type':6}
            completions belong to completing         | 2 | false | 10   | {'type':8,'data':{'choices':[]}}
            a window cannot answer a window          | 5 | false | 10   | {'type':9,'data':{'title':'x','custom_id':'a','components':[{'type':18,'label':'x','component':{'type':4,'custom_id':'b','style':2}}]}}
            a window's title is missing or too long  | 3 | false | 10   | {'type':9,'data':{'title':'$81','custom_id':'a','components':[{'type':18}]}}
            a window has no or more than 5 parts     | 3 | false | 10   | {'type':9,'data':{'title':'x','custom_id':'a','components':[]}}
            """)
    void an_answer_to_an_interaction_that_discord_refuses_is_found(
            String rule, int kind, boolean inServer, long age, String body) throws JsonProcessingException {
        assertThat(DiscordRules.callback(json(body), kind, inServer, age)).contains(rule);
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.Fate.class,
            names = {"WELL", "TOO_FAST", "BROKEN", "LOST_BEFORE", "LOST_AFTER", "SLOW"})
    void a_mistake_is_found_whatever_becomes_of_the_request(Faults.Fate fate) throws InterruptedException {
        try (FakeDiscord discord = new FakeDiscord()) {
            discord.faults.messages = fate;
            HttpRequest empty = HttpRequest.newBuilder(URI.create(discord.rest.url() + MESSAGES.substring(1)))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            try {
                HttpClient.newHttpClient().send(empty, HttpResponse.BodyHandlers.discarding());
            } catch (IOException lost) {
                assertThat(fate.name()).startsWith("LOST");
            }
            assertThat(discord.violations).contains("the message is empty");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST  | /channels/800000000000000001/messages | {'content':'x','nonce':'a','enforce_nonce':true,$QUIET}
            PATCH | /channels/800000000000000001/messages/1 | {'content':'x',$QUIET}
            """)
    void what_is_right_is_not_found_wrong(String method, String path, String body) throws JsonProcessingException {
        assertThat(wrong(method, path, body)).isEmpty();
    }
}
