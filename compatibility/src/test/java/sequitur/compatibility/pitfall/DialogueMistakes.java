package sequitur.compatibility.pitfall;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mistakes about the dialogue: commands of the app's own, subclasses, transports that are used again, late replies. */
final class DialogueMistakes {

    private DialogueMistakes() {}

    static Map<String, Mistake> all() {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        mistakes.put("g1", Mistake.using((client, session, transport) -> {
            client.say(transport, "RCPT TO:<one@b.example>");
            client.say(transport, "DATA");
            client.say(transport, "MAIL FROM:<sender@client.example>");
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("g11", Mistake.using((client, session, transport) -> {
            client.say(transport, "QUIT");
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("g12", Mistake.using((client, session, transport) -> {
            client.say(transport, "MAIL FROM:<sender@client.example>");
            client.say(transport, "RCPT TO:<one@b.example>");
            client.say(transport, "EHLO client.example");
            client.say(transport, "DATA");
        }));
        mistakes.put("h17", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example", Client.NO_ADDRESS);
            client.send(transport, client.message(session), "two@b.example");
        }));
        return mistakes;
    }
}
