package org.reweave.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Agreed;
import org.reweave.message.Shown;

/** The ledger of what people agreed to; nothing in it is changed but for when something ended, long after which it goes. */
public interface Consents {

    /**
     * Something a person agreed to.
     *
     * @param what what kind of thing
     * @param about what exactly, where there can be more than one; or empty
     * @param wording which words they were shown; a wording that changed is another one
     * @param given when (UTC)
     * @param ended when they took it back (UTC); empty while it holds
     */
    record Consent(Agreed what, String about, String wording, Instant given, Optional<Instant> ended) {
        /** Whether it still holds. */
        public boolean holds() {
            return ended.isEmpty();
        }
    }

    /** Notes that a person agrees. Harmless where they did already, to the same words; to others, that agreement begins anew. */
    void give(String person, Agreed what, String about, Shown shown, Instant now);

    /** Notes that a person does not agree any more; harmless where they did not. */
    void end(String person, Agreed what, String about, Instant now);

    /** Notes that nobody agrees any more to what is about that, for it is gone. */
    void endAll(String about, Instant now);

    /** Forgets what nobody agrees to any more since before that time (UTC); returns how many entries it was. */
    int forgetEndedBefore(Instant before);

    /** Everything a person ever agreed to, the oldest first. */
    List<Consent> of(String person);

    /** What tells one wording from another: where it is written, and the beginning of the SHA-256 of its words. */
    static String wording(Shown shown) {
        if (shown.id().isEmpty()) {
            return "";
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(shown.text().getBytes(StandardCharsets.UTF_8));
            return shown.id() + "#" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
