package sequitur.testbed.server;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message that the server has accepted.
 *
 * @param sender the envelope sender, empty for the null path
 * @param recipients the envelope recipients
 * @param content the content as it was meant: without the dots that DATA adds; empty if content is not kept
 */
@SuppressWarnings("ArrayRecordComponent") // Octets as they were received; two deliveries are never compared.
public record Delivery(String sender, List<String> recipients, byte[] content) {

    /** The content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
