package sequitur.testbed.pitfall;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.event.TransportAdapter;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Mistakes about the dialogue: commands of the app's own, subclasses, transports that are used again, late replies. */
final class DialogueMistakes {

    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String RCPT = "RCPT TO:<one@b.example>";

    private DialogueMistakes() {}

    static Map<String, Mistake> all() {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        addUserCode(mistakes);
        addSubclasses(mistakes);
        addSharing(mistakes);
        addRefusedRecipients(mistakes);
        addLostConnections(mistakes);
        addLateReplies(mistakes);
        addMessagesThatFailed(mistakes);
        addClosing(mistakes);
        addPools(mistakes);
        addOrdinaryUse(mistakes);
        return mistakes;
    }

    private static void addUserCode(Map<String, Mistake> mistakes) {
        mistakes.put("g1", Mistake.using((client, session, transport) -> {
            client.say(transport, RCPT);
            client.say(transport, "DATA");
            client.say(transport, MAIL);
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("g2", Mistake.using((client, session, transport) -> {
            client.say(transport, MAIL);
            client.say(transport, RCPT);
            client.say(transport, "DATA");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put("g3", Mistake.using((client, session, transport) -> {
            client.say(transport, "XCLIENT ADDR=192.0.2.1");
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("g9", Mistake.using((client, session, transport) -> {
            client.say(transport, "STARTTLS");
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("g10", Mistake.using((client, session, transport) -> {
            client.say(transport, "AUTH LOGIN");
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put(
                "g11",
                Mistake.using((client, session, transport) -> {
                            client.say(transport, "QUIT");
                            WatchedSockets.of(session).awaitEnd();
                            client.send(transport, client.message(session), "one@b.example");
                        })
                        .over(DialogueMistakes::watched));
        mistakes.put("g12", Mistake.using((client, session, transport) -> {
            client.say(transport, MAIL);
            client.say(transport, RCPT);
            client.say(transport, "EHLO client.example");
            client.say(transport, "DATA");
        }));
        mistakes.put("g13", Mistake.using((client, session, transport) -> {
            try {
                transport.issueCommand(MAIL, 251);
            } catch (MessagingException failure) {
                client.tell(failure);
            }
            client.send(transport, client.message(session), "one@b.example");
        }));
    }

    private static void addSubclasses(Map<String, Mistake> mistakes) {
        mistakes.put(
                "g4",
                Mistake.settingUp(client -> client.set("mail.smtp.userset", "true"))
                        .over((client, session) -> new Odd(session) {
                            @Override
                            protected OutputStream data() throws MessagingException {
                                client.askConnected(this);
                                return super.data();
                            }
                        }));
        mistakes.put("g5", Mistake.settingUp(client -> {}).over((client, session) -> new Odd(session) {
            @Override
            protected void rcptTo() {
                client.tell("no recipient");
            }
        }));
        mistakes.put("g6", Mistake.settingUp(client -> {}).over((client, session) -> new Odd(session) {
            @Override
            protected void mailFrom() {
                client.tell("no sender");
            }
        }));
        mistakes.put(
                "g7",
                Mistake.settingUp(client -> {
                            client.withCredentials();
                            client.set("mail.smtp.auth.mechanisms", "LOGIN");
                        })
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "one@b.example");
                            client.tell("seen: " + ((Listening) transport).seen());
                        })
                        .over((client, session) -> new Listening(session)));
        mistakes.put("g8", Mistake.settingUp(client -> {}).over((client, session) -> new Odd(session) {
            @Override
            protected void mailFrom() throws MessagingException {
                try {
                    super.mailFrom();
                } catch (MessagingException late) {
                    client.tell(late);
                    super.mailFrom();
                }
            }
        }));
        mistakes.put("g12b", Mistake.settingUp(client -> {}).over((client, session) -> new Odd(session) {
            @Override
            protected OutputStream data() throws MessagingException {
                ehlo("client.example");
                return super.data();
            }
        }));
    }

    private static void addSharing(Map<String, Mistake> mistakes) {
        mistakes.put(
                "h1",
                Mistake.settingUp(client -> client.set("mail.smtp.userset", "true"))
                        .andUsing((client, session, transport) -> {
                            client.say(transport, MAIL);
                            inAnotherThread(() -> client.askConnected(transport));
                            client.say(transport, RCPT);
                        }));
        mistakes.put(
                "h2",
                Mistake.using((client, session, transport) -> {
                            client.connect(transport);
                            inAnotherThread(() -> client.connect(transport));
                            client.send(transport, client.message(session), "one@b.example");
                            client.close(transport);
                            inAnotherThread(() -> client.send(transport, client.message(session), "two@b.example"));
                        })
                        .connectingItself());
        mistakes.put("h2b", Mistake.using(DialogueMistakes::sendingTwoAtTheSameTime));
        mistakes.put("h2c", Mistake.using((client, session, transport) -> {
            client.say(transport, MAIL);
            inAnotherThread(() -> client.send(transport, client.message(session), "two@b.example"));
            client.say(transport, RCPT);
        }));
        mistakes.put("h20", Mistake.using(DialogueMistakes::reportingFromAListener));
    }

    private static void addRefusedRecipients(Map<String, Mistake> mistakes) {
        mistakes.put("h3", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "reject@b.example", "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put(
                "h4",
                Mistake.settingUp(client -> client.set("mail.smtp.sendpartial", "true"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "reject@b.example", "one@b.example");
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put(
                "h5",
                Mistake.settingUp(client -> client.set("mail.smtp.sendpartial", "true"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "reject@b.example", "reject@c.example");
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put(
                "h6",
                Mistake.settingUp(client -> client.set("mail.smtp.reportsuccess", "true"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "one@b.example");
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put("h7", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "reject@b.example", "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
            sendFromPool(client, session, transport, "three@b.example");
        }));
        mistakes.put("h8", Mistake.using(DialogueMistakes::sendingToThree).over(DialogueMistakes::watched));
        mistakes.put("h9", Mistake.using(DialogueMistakes::sendingToThree));
        mistakes.put("h25", Mistake.settingUp(client -> {}));
    }

    private static void addLostConnections(Map<String, Mistake> mistakes) {
        mistakes.put("h10", Mistake.settingUp(client -> {}));
        mistakes.put(
                "h10b",
                Mistake.using(
                        (client, session, transport) -> sendFromPool(client, session, transport, "one@b.example")));
        mistakes.put("h26", Mistake.settingUp(client -> {}));
        mistakes.put(
                "h22",
                Mistake.using((client, session, transport) -> {
                            client.send(transport, client.message(session), "one@b.example");
                            client.send(transport, client.message(session), "two@b.example");
                        })
                        .over(DialogueMistakes::watched));
    }

    private static void addLateReplies(Map<String, Mistake> mistakes) {
        mistakes.put(
                "h11",
                Mistake.settingUp(DialogueMistakes::leavingWithoutWaiting).andUsing((client, session, transport) -> {
                    client.say(transport, "NOOP");
                    client.send(transport, client.message(session), "one@b.example");
                }));
        mistakes.put(
                "h12",
                Mistake.settingUp(DialogueMistakes::leavingWithoutWaiting).andUsing((client, session, transport) -> {
                    client.say(transport, "NOOP");
                    client.askConnected(transport);
                    client.send(transport, client.message(session), "one@b.example");
                }));
        mistakes.put(
                "h13",
                Mistake.settingUp(client -> client.set("mail.smtp.chunksize", "10000"))
                        .andUsing((client, session, transport) -> {
                            client.say(transport, "NOOP");
                            client.send(transport, client.message(session), "one@b.example");
                        }));
        mistakes.put(
                "h14",
                Mistake.settingUp(client -> client.set("mail.smtp.chunksize", "10000"))
                        .andUsing((client, session, transport) -> {
                            client.say(transport, "NOOP");
                            MimeMessage large = client.message(session);
                            large.setText("x".repeat(900) + "\r\n" + "x".repeat(900));
                            large.saveChanges();
                            client.send(transport, large, "one@b.example");
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put("h15", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put("h16", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example");
            client.connect(transport);
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put(
                "h24",
                Mistake.settingUp(client -> {
                            leavingWithoutWaiting(client);
                            client.set("mail.smtp.starttls.enable", "true");
                        })
                        .andUsing((client, session, transport) -> {
                            client.say(transport, "NOOP");
                            client.send(transport, client.message(session), "one@b.example");
                        }));
    }

    private static void addMessagesThatFailed(Map<String, Mistake> mistakes) {
        mistakes.put("h17", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example", Client.NO_ADDRESS);
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put(
                "h18",
                Mistake.settingUp(client -> client.set("mail.smtp.userset", "true"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "one@b.example", Client.NO_ADDRESS);
                            client.askConnected(transport);
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put("h19", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example", Client.NO_ADDRESS);
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put(
                "h21",
                Mistake.settingUp(DialogueMistakes::leavingWithoutWaiting).andUsing((client, session, transport) -> {
                    client.send(transport, client.message(session), "one@b.example");
                    client.send(transport, client.message(session), "two@b.example");
                }));
        mistakes.put(
                "h23",
                Mistake.settingUp(DialogueMistakes::leavingWithoutWaiting)
                        .andUsing((client, session, transport) -> {
                            client.send(
                                    transport,
                                    client.message(session),
                                    "one@b.example",
                                    "two@b.example",
                                    "three@b.example");
                            client.send(transport, client.message(session), "four@b.example");
                        })
                        .over((client, session) -> new Odd(session) {
                            @Override
                            protected boolean ehlo(String domain) throws MessagingException {
                                return simpleCommand("LHLO " + domain) == 250;
                            }
                        }));
    }

    private static void addClosing(Map<String, Mistake> mistakes) {
        mistakes.put("j1", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example");
            client.askConnected(transport);
        }));
        // The first socket is never closed, and with a write timeout it has a thread that ends only then.
        mistakes.put(
                "j2",
                Mistake.settingUp(client -> client.unset("mail.smtp.writetimeout"))
                        .andUsing((client, session, transport) -> {
                            try (Socket second = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
                                awaitLine(second);
                                try {
                                    transport.connect(second);
                                } catch (IllegalStateException already) {
                                    client.tell(already);
                                }
                                client.send(transport, client.message(session), "one@b.example");
                                client.close(transport);
                            } catch (IOException unreachable) {
                                throw new UncheckedIOException(unreachable);
                            }
                        }));
        mistakes.put(
                "j3",
                Mistake.settingUp(client -> client.set("mail.smtp.userset", "true"))
                        .andUsing((client, session, transport) -> {
                            client.say(transport, MAIL);
                            client.connect(transport);
                            client.say(transport, RCPT);
                        }));
        mistakes.put(
                "j4",
                Mistake.using((client, session, transport) -> {
                            client.connect(transport);
                            client.send(transport, client.message(session), "one@b.example");
                            ((Odd) transport).finalizeNow();
                            client.askConnected(transport);
                        })
                        .over((client, session) -> new Odd(session))
                        .connectingItself());
        mistakes.put(
                "j5",
                Mistake.settingUp(client -> client.set("mail.smtp.noop.strict", "false"))
                        .andUsing((client, session, transport) ->
                                sendFromPool(client, session, transport, "one@b.example")));
        mistakes.put(
                "j5b",
                Mistake.using(
                        (client, session, transport) -> sendFromPool(client, session, transport, "one@b.example")));
    }

    private static void addPools(Map<String, Mistake> mistakes) {
        mistakes.put("s1", Mistake.using((client, session, transport) -> {
            client.send(transport, Client.filled(new Breaking(session)), "one@b.example");
            sendFromPool(client, session, transport, "two@b.example");
        }));
        mistakes.put(
                "s4",
                Mistake.settingUp(client -> client.set("mail.smtp.chunksize", "20"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, Client.filled(new Breaking(session)), "one@b.example");
                            sendFromPool(client, session, transport, "two@b.example");
                            sendFromPool(client, session, transport, "three@b.example");
                        }));
        mistakes.put(
                "s5",
                Mistake.using((client, session, transport) -> {
                            client.connect(transport);
                            client.send(transport, Client.filled(new Breaking(session)), "one@b.example");
                            client.close(transport);
                            client.connect(transport);
                            client.send(transport, client.message(session), "two@b.example");
                            client.close(transport);
                        })
                        .connectingItself());
    }

    private static void addOrdinaryUse(Map<String, Mistake> mistakes) {
        mistakes.put("w1", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example");
            client.send(transport, client.message(session), "two@b.example", "three@b.example");
            client.send(transport, client.message(session), "four@b.example");
        }));
        mistakes.put("w2", Mistake.using(DialogueMistakes::sendingThreeFromPool));
        mistakes.put(
                "w3",
                Mistake.settingUp(client -> client.set("mail.smtp.userset", "true"))
                        .andUsing(DialogueMistakes::sendingThreeFromPool));
        mistakes.put(
                "w4",
                Mistake.settingUp(client -> {
                            client.set("mail.smtp.sendpartial", "true");
                            client.set("mail.smtp.reportsuccess", "true");
                        })
                        .andUsing((client, session, transport) -> {
                            sendFromPool(client, session, transport, "one@b.example", "reject@b.example");
                            sendFromPool(client, session, transport, "two@b.example");
                        }));
        mistakes.put("w5", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example", "two@b.example");
            client.send(transport, client.message(session), "three@b.example");
        }));
        mistakes.put(
                "w6",
                Mistake.settingUp(client -> client.set("mail.smtp.chunksize", "10000"))
                        .andUsing(DialogueMistakes::sendingThreeFromPool));
        mistakes.put("w7", Mistake.using((client, session, transport) -> {
            client.say(transport, "NOOP");
            client.say(transport, "VRFY one@b.example");
            client.say(transport, "HELP");
            client.say(transport, MAIL);
            client.say(transport, RCPT);
            client.say(transport, "RSET");
            client.send(transport, client.message(session), "one@b.example");
        }));
        mistakes.put("w8", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example");
            client.close(transport);
            client.connect(transport);
            client.send(transport, client.message(session), "two@b.example");
        }));
    }

    private static void leavingWithoutWaiting(Client client) {
        client.set("mail.smtp.quitwait", "false");
    }

    private static void sendingToThree(Client client, Session session, SMTPTransport transport) {
        client.send(transport, client.message(session), "one@b.example", "two@b.example", "three@b.example");
    }

    private static void sendingThreeFromPool(Client client, Session session, SMTPTransport transport) {
        sendFromPool(client, session, transport, "one@b.example");
        sendFromPool(client, session, transport, "two@b.example", "three@b.example");
        sendFromPool(client, session, transport, "four@b.example");
    }

    /** As Spring and connection pools do: what is connected is used again, anything else connects anew. */
    private static void sendFromPool(Client client, Session session, SMTPTransport transport, String... recipients) {
        if (!transport.isConnected()) {
            client.tell("not connected");
            client.connect(transport);
        }
        client.send(transport, client.message(session), recipients);
    }

    /** The second message waits for the transport's lock in the middle of the first one's content. */
    private static void sendingTwoAtTheSameTime(Client client, Session session, SMTPTransport transport) {
        AtomicReference<String> outcome = new AtomicReference<>("sent");
        Thread second = new Thread(() -> {
            try {
                transport.sendMessage(client.message(session), new Address[] {Client.unchecked("two@b.example")});
            } catch (MessagingException failure) {
                outcome.set(failure.toString());
            }
        });
        MimeMessage first = Client.filled(new Client.Dated(session) {
            @Override
            public void writeTo(OutputStream target, String[] ignored) throws IOException, MessagingException {
                second.start();
                while (second.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                super.writeTo(target, ignored);
            }
        });
        client.send(transport, first, "one@b.example");
        join(second);
        client.tell(String.valueOf(outcome.get()));
    }

    /** The app sends a report from the listener that is told of the failure. */
    private static void reportingFromAListener(Client client, Session session, SMTPTransport transport) {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch reported = new CountDownLatch(1);
        transport.addTransportListener(new TransportAdapter() {
            @Override
            public void messageNotDelivered(TransportEvent event) {
                await(told);
                client.send(transport, client.message(session), "two@b.example");
                reported.countDown();
            }
        });
        client.send(transport, client.message(session), "one@b.example", "reject@b.example");
        told.countDown();
        await(reported);
    }

    private static void inAnotherThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        join(thread);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing has happened");
            }
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void awaitLine(Socket socket) throws IOException {
        int octet;
        do {
            octet = socket.getInputStream().read();
        } while (octet >= 0 && octet != '\n');
    }

    private static SMTPTransport watched(Client client, Session session) throws MessagingException {
        session.getProperties().put(WatchedSockets.PROPERTY, new WatchedSockets());
        return client.transport(session);
    }

    /** A transport that can be overridden in some way. */
    private static class Odd extends SMTPTransport {
        Odd(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        /** Does what the garbage collector does. */
        @SuppressWarnings({"deprecation", "removal"})
        void finalizeNow() {
            try {
                finalize();
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** Looks at the commands that are sent as text, as apps do to log them. */
    private static final class Listening extends Odd {
        private final List<String> seen = new ArrayList<>();

        Listening(Session session) {
            super(session);
        }

        String seen() {
            return String.join(", ", seen);
        }

        @Override
        protected void sendCommand(String command) throws MessagingException {
            seen.add(command);
            super.sendCommand(command);
        }
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
