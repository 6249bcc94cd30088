package sequitur.engine.config;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One answer in the server's place, and when it is given. Two that are equal are the same one, and are counted together.
 *
 * @param key its key as in a file
 * @param cue where it comes in
 * @param answer what is done
 * @param after so many commands are left to the server first; 0 for none
 * @param perMinute of the others so many a minute are left to the server; 0 for none
 * @param every of those that are still left, each one whose number this divides is answered; 1 for all
 * @param times so often it is answered at most; 0 for always
 * @param addresses which recipients count, where it comes in at RCPT
 */
public record Rehearsal(
        String key,
        Cue cue,
        RehearsedAnswer answer,
        int after,
        int perMinute,
        int every,
        int times,
        AddressGlobs addresses) {

    /** Checks that nothing is missing. */
    public Rehearsal {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(cue, "cue");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(addresses, "addresses");
    }

    /**
     * Whether a command counts.
     *
     * @param line the command without CR LF; empty for the greeting
     * @return false for a RCPT to another address
     */
    public boolean counts(byte[] line) {
        return cue != Cue.RCPT || addresses.include(mailbox(new String(line, StandardCharsets.UTF_8)));
    }

    private static String mailbox(String line) {
        int start = line.indexOf('<');
        int end = line.indexOf('>', start);
        return start < 0 || end < 0 ? "" : line.substring(start + 1, end);
    }
}
