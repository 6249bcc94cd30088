package sequitur.compatibility.pitfall;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mistakes about what comes before the mail: credentials, TLS, EHLO, parameters that were not offered. */
final class SessionMistakes {

    private SessionMistakes() {}

    static Map<String, Mistake> all() {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        mistakes.put("a1", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put("a3", Mistake.settingUp(client -> {
            client.withAuthenticator();
            client.protocol("smtps");
            client.set("mail.smtp.auth", "true");
        }));
        mistakes.put("a7", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put("b1", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put("b2", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put("b4", Mistake.settingUp(client -> {}));
        mistakes.put("c1", Mistake.settingUp(client -> {
            askingForAuth(client);
            client.set("mail.smtp.ehlo", "false");
        }));
        mistakes.put("c3", Mistake.settingUp(client -> {
            client.set("mail.smtp.ehlo", "false");
            client.set("mail.smtp.mailextension", "BODY=8BITMIME");
        }));
        mistakes.put("d1", Mistake.settingUp(SessionMistakes::byPlain));
        mistakes.put("k1", Mistake.settingUp(SessionMistakes::byPlain).andUsing((client, session, transport) -> {
            String response = "\0" + Client.USER + "\0" + client.password();
            client.say(
                    transport,
                    "AUTH PLAIN " + Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)));
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("k4", Mistake.settingUp(client -> client.set("mail.smtp.mailextension", "RET=HDRS")));
        return mistakes;
    }

    private static void askingForAuth(Client client) {
        client.withCredentials();
        client.set("mail.smtp.auth", "true");
    }

    private static void byPlain(Client client) {
        client.withCredentials();
        client.set("mail.smtp.auth.mechanisms", "PLAIN");
    }
}
