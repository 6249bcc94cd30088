package sequitur.compatibility.pitfall;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mistakes about the message itself: content that breaks off, addresses that hold more than an address. */
final class MessageMistakes {

    private MessageMistakes() {}

    static Map<String, Mistake> all() {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        mistakes.put("e1", Mistake.using((client, session, transport) -> {
            client.send(transport, Client.filled(new Breaking(session)), "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put(
                "e5",
                Mistake.using((client, session, transport) ->
                        client.send(transport, Client.filled(new Breaking(session)), "one@b.example")));
        mistakes.put(
                "e7",
                Mistake.settingUp(client -> client.set("mail.smtp.chunksize", "20"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, Client.filled(new Breaking(session)), "one@b.example");
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put("f19", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example", "two@b.example\r\nVRFY x");
            client.send(transport, client.message(session), "three@b.example");
        }));
        return mistakes;
    }

    /** A message whose content breaks off. */
    private static final class Breaking extends Client.Dated {
        Breaking(Session session) {
            super(session);
        }

        @Override
        public void writeTo(OutputStream target, String[] ignored) throws IOException {
            target.write("Subject: Half\r\n\r\nHalf of a message, and then".getBytes(StandardCharsets.US_ASCII));
            throw new IllegalStateException("broke off");
        }
    }
}
