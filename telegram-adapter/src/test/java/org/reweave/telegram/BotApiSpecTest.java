package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.message.Document;

/** The check of every request has been seen to fail: each of these mistakes is caught. */
class BotApiSpecTest {
    private BotApiSpec spec;

    @BeforeEach
    void find() {
        assumeTrue(FakeTelegram.specified(), "the published specification is not beside the project");
        spec = BotApiSpec.find().orElseThrow();
    }

    private List<String> check(String method, String request) throws Exception {
        JsonNode parameters = FakeUpdates.JSON.readTree(request.replace('\'', '"'));
        List<String> wrong = new ArrayList<>(spec.check(method, parameters));
        wrong.addAll(UnwrittenRules.check(method, parameters));
        return wrong;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sendMesage | {'chat_id':1,'text':'a'} | no such method
            sendMessage | {'chat_id':1} | text is missing
            sendMessage | {'text':'a'} | chat_id is missing
            sendMessage | {'chat_id':1,'text':'a','texte':'b'} | no parameter texte
            sendMessage | {'chat_id':1,'text':7} | is no String
            sendMessage | {'chat_id':true,'text':'a'} | chat_id
            sendMessage | {'chat_id':1,'text':''} | not 1-4096 characters
            sendMessage | {'chat_id':1,'text':' a'} | space around it
            sendMessage | {'chat_id':1,'text':'a','protect_content':'yes'} | is no Boolean
            sendMessage | {'chat_id':1,'text':'a','parse_mode':'HTML'} | parse mode
            sendMessage | {'chat_id':1,'text':'a','entities':[{'type':'bold','offset':0,'length':2}]} | outside the text
            sendMessage | {'chat_id':1,'text':'🙂','entities':[{'type':'bold','offset':0,'length':1}]} | in two
            sendMessage | {'chat_id':1,'text':'a','entities':[{'type':'bold','length':1}]} | offset is missing
            sendMessage | {'chat_id':1,'text':'a','reply_markup':{'inline_keyboard':[[{'text':'b'}]]}} | 0 actions
            sendMessage | {'chat_id':1,'text':'a','reply_markup':{'inline_keyboard':[[]]}} | 0 buttons
            sendMessage | {'chat_id':1,'text':'a','reply_markup':{'inline_keyboard':[{'text':'b'}]}} | is no list
            sendMessage | {'chat_id':1,'text':'a','reply_markup':{'inline_keyboard':[[{'text':' ','url':'x'}]]}} | no label
            sendMessage | {'chat_id':1,'text':'a','reply_markup':{'buttons':[]}} | inline_keyboard is missing
            sendMessage | {'chat_id':1,'text':'a','reply_parameters':{'message':3}} | message_id is missing
            editMessageText | {'chat_id':1,'message_id':'x','text':'a'} | is no Integer
            answerCallbackQuery | {} | callback_query_id is missing
            getUpdates | {'offset':1} | allowed_updates is not said
            getUpdates | {'limit':500,'allowed_updates':[]} | not 1-100
            getUpdates | {'timeout':90,'allowed_updates':[]} | cut at 50
            setMyCommands | {'commands':[{'command':'Start','description':'x'}]} | not [a-z0-9_]
            setMyCommands | {'commands':[{'command':'start','description':''}]} | not 1-256
            setWebhook | {'url':'https://x','secret_token':'a b'} | other characters
            sendChatAction | {'chat_id':1} | action is missing
            sendPhoto | {'chat_id':1,'caption':'a'} | photo is missing
            sendPhoto | {'chat_id':1,'caption':'a','photo':{}} | photo: is no
            """)
    void a_planted_mistake_is_caught(String method, String request, String finding) throws Exception {
        assertThat(check(method, request))
                .isNotEmpty()
                .anySatisfy(wrong -> assertThat(wrong).contains(finding));
    }

    @Test
    void too_long_is_caught() throws Exception {
        assertThat(check("sendMessage", "{'chat_id':1,'text':'" + "a".repeat(4097) + "'}"))
                .isNotEmpty();
        assertThat(check("answerCallbackQuery", "{'callback_query_id':'1','text':'" + "a".repeat(201) + "'}"))
                .isNotEmpty();
        String data = "ä".repeat(33);
        assertThat(check(
                        "sendMessage",
                        "{'chat_id':1,'text':'a','reply_markup':{'inline_keyboard':[[{'text':'b','callback_data':'"
                                + data + "'}]]}}"))
                .anySatisfy(wrong -> assertThat(wrong).contains("1-64 bytes"));
    }

    @Test
    void a_picture_that_is_none_or_has_no_words_is_caught() {
        ObjectNode request = FakeUpdates.JSON.createObjectNode().put("chat_id", 1);
        assertThat(UnwrittenRules.check("sendPhoto", request.put("photo", new byte[] {1, 2})))
                .contains("the photo is no picture", "a picture without words for it");
        BufferedImage thin = new BufferedImage(300, 10, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(UnwrittenRules.check("sendPhoto", request.put("photo", png(thin))))
                .contains("the photo is too large or too thin");
        assertThat(spec.check("sendPhoto", request.put("caption", "a".repeat(1025))))
                .anySatisfy(wrong -> assertThat(wrong).contains("0-1024 characters"));
    }

    @Test
    void a_file_that_is_none_has_no_words_or_cannot_be_saved_is_caught() {
        ObjectNode request = FakeUpdates.JSON.createObjectNode().put("chat_id", 1);
        request.set("document", new NamedFile("notes.json", new byte[0]));
        assertThat(UnwrittenRules.check("sendDocument", request.put("protect_content", true)))
                .containsExactly(
                        "the file has no name, is empty or too large",
                        "a file without words for it",
                        "a file to take along cannot be saved");
        assertThat(spec.check("sendDocument", request.put("caption", "a".repeat(1025))))
                .anySatisfy(wrong -> assertThat(wrong).contains("0-1024 characters"));
    }

    @Test
    void the_largest_file_there_can_be_is_far_below_what_telegram_takes() {
        assertThat(spec.description("sendDocument")).contains("up to 50 MB in size");
        assertThat(Document.MAX_BYTES).isLessThan(UnwrittenRules.LARGEST_FILE);
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    @Test
    void too_many_buttons_are_caught() throws Exception {
        String row = "[{'text':'b','callback_data':'c'}],".repeat(101);
        String keyboard = "[" + row.substring(0, row.length() - 1) + "]";
        assertThat(check("sendMessage", "{'chat_id':1,'text':'a','reply_markup':{'inline_keyboard':" + keyboard + "}}"))
                .containsExactly("there are 101 buttons");
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTelegram.Trouble.class,
            names = {"NONE", "TOO_FAST", "ERROR_PAGE", "DROP_BEFORE", "DROP_AFTER", "SLOW"})
    void a_mistake_is_caught_whatever_becomes_of_the_request(FakeTelegram.Trouble trouble) throws Exception {
        try (FakeTelegram telegram = new FakeTelegram()) {
            telegram.trouble.set(trouble);
            for (String token : List.of(FakeTelegram.TOKEN, "123456789:another")) {
                assertThat(found(telegram, token)).contains("message text is empty");
            }
        }
    }

    /** What is found in a request without words that is sent with this token. */
    private static List<String> found(FakeTelegram telegram, String token) throws InterruptedException {
        telegram.violations().clear();
        HttpRequest empty = HttpRequest.newBuilder(URI.create(telegram.url() + "/bot" + token + "/sendmessage"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"chat_id\":1}"))
                .build();
        try {
            HttpClient.newHttpClient().send(empty, HttpResponse.BodyHandlers.discarding());
        } catch (IOException lost) {
            assertThat(telegram.trouble.get().name()).startsWith("DROP");
        }
        return telegram.violations();
    }

    @Test
    void what_is_right_is_let_through_with_the_key_the_library_adds() throws Exception {
        assertThat(
                        check(
                                "sendmessage",
                                "{'method':'sendmessage','chat_id':'1','text':'a b','entities':[{'type':'bold','offset':0,"
                                        + "'length':1}],'reply_markup':{'inline_keyboard':[[{'text':'b','callback_data':'7:x'}]]}}"))
                .isEmpty();
        assertThat(check("getme", "{'method':'getme'}")).isEmpty();
    }
}
