package sequitur.engine.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sequitur.engine.conversation.Conversation;

/**
 * What a mail is known by when it is sent again: the SHA-256 of its Message-ID and its envelope, from which neither can be had back.
 *
 * @param hash the hash as text
 */
record Fingerprint(String hash) {

    /**
     * That of the mail that is being sent.
     *
     * @param conversation the connection
     * @param mailLine its MAIL command
     * @return nothing for a mail without a Message-ID, and where the library does not show it
     * @throws Throwable what the app's own objects throw
     */
    static Optional<Fingerprint> of(Conversation conversation, byte[] mailLine) throws Throwable {
        Optional<String> id = conversation.wire().messageId();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(of(id.get(), path(mailLine), conversation.wire().recipients()));
    }

    /** The order of recipients is no part of an envelope. */
    static Fingerprint of(String messageId, String sender, List<String> recipients) {
        String all =
                recipients.stream().sorted().collect(Collectors.joining("\n", messageId + "\n" + sender + "\n", ""));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The reverse-path alone: parameters depend on what the server offers. */
    private static String path(byte[] mailLine) {
        String line = new String(mailLine, StandardCharsets.UTF_8);
        int end = line.indexOf('>');
        return end < 0 ? line : line.substring(0, end);
    }
}
