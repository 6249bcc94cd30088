package sequitur.testbed.pitfall;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Mistakes about what comes before the mail: credentials, TLS, EHLO, parameters that were not offered. Beside them stand apps
 * that do it rightly.
 */
final class SessionMistakes {

    private static final String ONE = "one@b.example";
    private static final String TWO = "two@b.example";

    private SessionMistakes() {}

    static Map<String, Mistake> all() {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        withoutAuth(mistakes);
        withoutTls(mistakes);
        withoutEhlo(mistakes);
        withAuthRefused(mistakes);
        withStartTls(mistakes);
        atTheGreeting(mistakes);
        withExtensions(mistakes);
        withMechanisms(mistakes);
        return mistakes;
    }

    private static void withoutAuth(Map<String, Mistake> mistakes) {
        mistakes.put("a1", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put(
                "a1b",
                Mistake.settingUp(Client::withAuthenticator)
                        .andUsing((client, session, transport) -> {
                            connectSendClose(client, session, transport);
                            connectSendClose(client, session, client.transport(session));
                        })
                        .connectingItself());
        mistakes.put("a1c", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put("a2", Mistake.settingUp(Client::withCredentials));
        mistakes.put("a3", Mistake.settingUp(client -> {
            client.withAuthenticator();
            client.protocol("smtps");
            client.set("mail.smtp.auth", "true");
        }));
        mistakes.put("a4", Mistake.settingUp(client -> {
            client.set("mail.smtp.auth", "true");
            setCredentials(client);
        }));
        mistakes.put("a4b", Mistake.settingUp(SessionMistakes::setCredentials));
        mistakes.put("a5", Mistake.settingUp(client -> {
            client.withAuthenticator();
            client.set("mail.smtp.auth", "true");
        }));
        mistakes.put("a6", Mistake.settingUp(client -> client.set("mail.smtp.auth", "true")));
        mistakes.put("a7", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put("a7b", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put(
                "a7c",
                Mistake.settingUp(Client::withAuthenticator)
                        .andUsing((client, session, transport) ->
                                client.send(transport, client.message(session), ONE, TWO)));
        mistakes.put(
                "a7d",
                Mistake.using(
                        (client, session, transport) -> client.send(transport, client.message(session), ONE, TWO)));
        mistakes.put("a7e", Mistake.settingUp(Client::withAuthenticator));
        mistakes.put("m2", Mistake.settingUp(Client::withAuthenticator).andUsing((client, session, transport) -> {
            client.send(transport, client.message(session), ONE);
            client.askConnected(transport);
        }));
    }

    private static void withoutTls(Map<String, Mistake> mistakes) {
        mistakes.put("b1", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put("b2", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put("b3", Mistake.settingUp(client -> {
            askingForAuth(client);
            client.set("mail.smtp.starttls.enable", "true");
        }));
        mistakes.put("b4", Mistake.settingUp(client -> {}));
        mistakes.put(
                "b4b",
                Mistake.settingUp(client -> client.set("mail.smtp.ssl.protocols", "TLSv1"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), ONE);
                            client.askConnected(transport);
                        }));
        mistakes.put("b5", Mistake.settingUp(client -> client.set("mail.smtp.starttls.required", "true")));
        mistakes.put("b6", Mistake.settingUp(client -> client.set("mail.smtp.starttls.enable", "true")));
        mistakes.put("b7", Mistake.settingUp(client -> {}));
        mistakes.put("b8", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put("b9", Mistake.settingUp(Client::withAuthenticator));
    }

    private static void withoutEhlo(Map<String, Mistake> mistakes) {
        mistakes.put("c1", Mistake.settingUp(client -> {
            askingForAuth(client);
            client.set("mail.smtp.ehlo", "false");
        }));
        mistakes.put("c2", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put("c3", Mistake.settingUp(client -> {
            client.set("mail.smtp.ehlo", "false");
            client.set("mail.smtp.mailextension", "BODY=8BITMIME");
        }));
        mistakes.put("c4", Mistake.settingUp(client -> {
            client.set("mail.smtp.ehlo", "false");
            client.set("mail.smtp.starttls.required", "true");
        }));
        mistakes.put("c5", Mistake.settingUp(client -> {}));
        mistakes.put("c6", Mistake.settingUp(client -> {}));
    }

    private static void withAuthRefused(Map<String, Mistake> mistakes) {
        mistakes.put("d1", Mistake.settingUp(SessionMistakes::byPlain));
        mistakes.put("d2", Mistake.settingUp(SessionMistakes::byPlain));
        mistakes.put("d3", Mistake.settingUp(client -> {
            client.withCredentials();
            client.set("mail.smtp.sasl.enable", "true");
            client.set("mail.smtp.sasl.mechanisms", "PLAIN");
        }));
        mistakes.put("d4", Mistake.settingUp(Client::withCredentials));
        mistakes.put("d5", Mistake.settingUp(Client::withCredentials));
        mistakes.put("d6", Mistake.settingUp(Client::withCredentials));
        mistakes.put(
                "d7",
                Mistake.settingUp(SessionMistakes::byPlain)
                        .andUsing((client, session, transport) -> {
                            connectSendClose(client, session, transport);
                            boolean known = ((Trace) session.getDebugOut()).contains(plain(Client.USER, client));
                            client.tell(known ? "the password is in the trace" : "no password is in the trace");
                        })
                        .over((client, session) -> {
                            session.setDebugOut(new Trace());
                            session.setDebug(true);
                            return client.transport(session);
                        })
                        .connectingItself());
    }

    private static void withStartTls(Map<String, Mistake> mistakes) {
        mistakes.put("i1", Mistake.settingUp(client -> client.set("mail.smtp.starttls.enable", "true")));
        mistakes.put("i2", Mistake.settingUp(client -> {
            client.withCredentials();
            client.set("mail.smtp.starttls.enable", "true");
        }));
        mistakes.put("i3", Mistake.settingUp(client -> client.set("mail.smtp.starttls.enable", "true")));
        mistakes.put("i3b", Mistake.settingUp(client -> client.set("mail.smtp.starttls.enable", "true")));
        mistakes.put("i4", reconnecting(Client::withCredentials));
        mistakes.put("i5", reconnecting(client -> client.set("mail.smtp.dsn.ret", "HDRS")));
        mistakes.put("i5b", reconnecting(client -> client.set("mail.smtp.chunksize", "1000")));
    }

    private static void atTheGreeting(Map<String, Mistake> mistakes) {
        mistakes.put("j6", Mistake.settingUp(client -> {}));
        mistakes.put("j6b", Mistake.settingUp(client -> client.set("mail.smtp.quitonsessionreject", "true")));
        mistakes.put("l3", Mistake.settingUp(client -> {}));
        mistakes.put("l6", Mistake.settingUp(client -> client.set("mail.smtp.localhost", " ")));
        mistakes.put("l6b", Mistake.settingUp(client -> client.set("mail.smtp.localhost", "my_host")));
        mistakes.put("l9", Mistake.settingUp(client -> client.set("mail.smtp.starttls.enable", "true")));
    }

    private static void withExtensions(Map<String, Mistake> mistakes) {
        mistakes.put("k1", Mistake.settingUp(SessionMistakes::byPlain).andUsing((client, session, transport) -> {
            client.say(transport, "AUTH PLAIN " + plain("", client));
            client.send(transport, client.message(session), ONE);
        }));
        mistakes.put("k2", Mistake.settingUp(client -> client.set("mail.smtp.submitter", "boss@client.example")));
        mistakes.put("k3", Mistake.settingUp(client -> {
            client.set("mail.smtp.submitter", "boss@client.example");
            client.set("mail.smtp.dsn.ret", "HDRS");
            client.set("mail.smtp.dsn.notify", "FAILURE");
            client.set("mail.mime.allowutf8", "true");
        }));
        mistakes.put("k4", extending("RET=HDRS"));
        mistakes.put("k4b", extending("BODY=8BITMIME"));
        mistakes.put("k4c", extending("SMTPUTF8"));
        mistakes.put(
                "k5",
                Mistake.settingUp(client -> client.set("mail.smtp.allow8bitmime", "true"))
                        .andUsing((client, session, transport) -> {
                            MimeMessage message = client.message(session);
                            message.setText("Gr\u00fc\u00dfe", "utf-8");
                            message.saveChanges();
                            client.send(transport, message, ONE);
                        }));
        mistakes.put(
                "k6",
                Mistake.settingUp(client -> client.set("mail.mime.allowutf8", "true"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "pawe\u0142@b.example");
                            client.send(transport, client.message(session), ONE);
                        }));
    }

    private static void withMechanisms(Map<String, Mistake> mistakes) {
        mistakes.put("k7", Mistake.settingUp(client -> {
            client.withCredentials();
            client.set("mail.smtp.sasl.enable", "true");
            client.set("mail.smtp.sasl.mechanisms", "DIGEST-MD5");
        }));
        mistakes.put("k8", Mistake.settingUp(client -> {
            client.withCredentials();
            client.set("mail.smtp.auth.mechanisms", "XOAUTH2");
        }));
        mistakes.put("k9", Mistake.settingUp(SessionMistakes::askingForAuth));
        mistakes.put(
                "k10",
                Mistake.settingUp(Client::withAuthenticator)
                        .andUsing((client, session, transport) -> {
                            transport.connect("localhost", client.port(), Client.USER, "wrong");
                            client.send(transport, client.message(session), ONE);
                            client.close(transport);
                        })
                        .connectingItself());
        mistakes.put(
                "k11",
                Mistake.settingUp(client -> {
                            client.withAuthenticator();
                            client.set("mail.smtp.auth", "true");
                        })
                        .andUsing((client, session, transport) -> {
                            client.connect(transport);
                            client.send(transport, client.message(session), ONE);
                            client.send(transport, client.message(session), TWO);
                            closeWithoutAWord(transport);
                        })
                        .connectingItself());
        mistakes.put("l13", Mistake.settingUp(Client::withCredentials));
    }

    /** An app that adds this to MAIL. */
    private static Mistake extending(String parameters) {
        return Mistake.settingUp(client -> client.set("mail.smtp.mailextension", parameters));
    }

    /** An app that connects its transport a second time before it sends. */
    private static Mistake reconnecting(Mistake.SetUp setUp) {
        return Mistake.settingUp(setUp)
                .andUsing((client, session, transport) -> {
                    client.connect(transport);
                    client.close(transport);
                    connectSendClose(client, session, transport);
                })
                .connectingItself();
    }

    private static void connectSendClose(Client client, Session session, SMTPTransport transport) {
        if (client.connect(transport)) {
            client.send(transport, client.message(session), ONE);
            client.close(transport);
        }
    }

    /** What it is told depends on whether the end of the connection is known by then. */
    private static void closeWithoutAWord(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException ended) {
            // As ever after the end of a connection.
        }
    }

    private static void setCredentials(Client client) {
        client.set("mail.smtp.user", Client.USER);
        client.set("mail.smtp.password", client.password());
    }

    private static void askingForAuth(Client client) {
        client.withCredentials();
        client.set("mail.smtp.auth", "true");
    }

    private static void byPlain(Client client) {
        client.withCredentials();
        client.set("mail.smtp.auth.mechanisms", "PLAIN");
    }

    /** What PLAIN sends, with an identity to act as (RFC 4616 section 2): the library gives the user's name there. */
    private static String plain(String identity, Client client) {
        String response = identity + "\0" + Client.USER + "\0" + client.password();
        return Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps what the library writes where mail.debug is true. */
    private static final class Trace extends PrintStream {
        Trace() {
            super(new ByteArrayOutputStream());
        }

        /** Whether this was written. */
        boolean contains(String text) {
            flush();
            return out.toString().contains(text);
        }
    }
}
