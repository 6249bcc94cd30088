package sequitur.testbed.pitfall;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes about the message itself: content that breaks off, addresses and properties that hold more than they should,
 * replies to the message that the library misunderstands; and messages without a mistake.
 */
final class MessageMistakes {

    /** What follows an address here is a command of its own. */
    private static final String FORGED = ">\r\nVRFY <root";

    /** The same without a CR or LF: the library keeps the low octet of each character. */
    private static final String FORGED_BY_LOW_OCTETS = ">\u010d\u010aVRFY <root";

    /** A local part that the library's own strict parser takes. */
    private static final String FORGED_AND_STRICT = "\"a\u010d\u010aVRFY root\"";

    /** An address from a form on a web site, with a whole message behind it. */
    private static final String FORGED_MESSAGE = String.join(
            "\r\n",
            "accounting@victim.example>",
            "DATA",
            "Subject: Urgent payment",
            "",
            "Please transfer 9,500 euros today.",
            ".",
            "MAIL FROM:<sender@client.example>",
            "RCPT TO:<one@victim.example");

    /** What smuggling (CVE-2023-51764 and others) sends in place of the final dot's line ends. */
    private static final String[] SMUGGLED_DOTS = {
        "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r", "\r.\n", "\n\n.\r\n", "\r\n\0.\r\n"
    };

    private MessageMistakes() {}

    static Map<String, Mistake> all() {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        addBrokenContent(mistakes);
        addForgedAddresses(mistakes);
        addForgedProperties(mistakes);
        addMisunderstoodReplies(mistakes);
        addNoMistakes(mistakes);
        return mistakes;
    }

    private static void addBrokenContent(Map<String, Mistake> mistakes) {
        mistakes.put("e1", Mistake.using((client, session, transport) -> {
            client.send(transport, breaking(session), "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
            client.send(transport, client.message(session), "three@b.example");
        }));
        mistakes.put("e2", Mistake.using((client, session, transport) -> {
            client.send(transport, breaking(session), "one@b.example");
            sendAsPoolsDo(client, session, transport, "two@b.example");
            sendAsPoolsDo(client, session, transport, "three@b.example");
        }));
        mistakes.put("e3", Mistake.using((client, session, transport) -> {
            MimeMessage misspelt = client.message(session);
            misspelt.setHeader("Content-Transfer-Encoding", "8-bit");
            client.send(transport, misspelt, "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put(
                "e4",
                Mistake.settingUp(client -> client.unset("mail.smtp.timeout"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, breaking(session), "one@b.example");
                            sendAsPoolsDo(client, session, transport, "two@b.example");
                        }));
        mistakes.put(
                "e5",
                Mistake.using(
                        (client, session, transport) -> client.send(transport, breaking(session), "one@b.example")));
        mistakes.put(
                "e6",
                Mistake.settingUp(client -> client.set("mail.smtp.quitwait", "false"))
                        .andUsing((client, session, transport) ->
                                client.send(transport, breaking(session), "one@b.example")));
        mistakes.put("e7", inChunks().andUsing((client, session, transport) -> {
            client.send(transport, breaking(session), "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
            client.send(transport, client.message(session), "three@b.example");
        }));
        mistakes.put("e8", inChunks().andUsing((client, session, transport) -> {
            client.send(transport, breaking(session), "one@b.example");
            sendAsPoolsDo(client, session, transport, "two@b.example");
            sendAsPoolsDo(client, session, transport, "three@b.example");
        }));
        mistakes.put(
                "e9",
                Mistake.settingUp(client -> {
                            client.set("mail.smtp.chunksize", "100");
                            client.set("mail.smtp.userset", "true");
                        })
                        .andUsing((client, session, transport) -> {
                            client.send(transport, breaking(session), "one@b.example");
                            sendAsPoolsDo(client, session, transport, "two@b.example");
                        }));
        mistakes.put("e10", Mistake.using((client, session, transport) -> {
            client.send(
                    transport,
                    Client.filled(new Writing(session, target -> {
                        writeHalf(target);
                        throw new OutOfMemoryError("broke off");
                    })),
                    "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put("e11", Mistake.using((client, session, transport) -> {
            client.send(transport, withAttachment(client.message(session), null), "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put(
                "e12",
                Mistake.using(
                        (client, session, transport) -> client.send(transport, closing(session), "one@b.example")));
        mistakes.put(
                "e13",
                inChunks()
                        .andUsing((client, session, transport) ->
                                client.send(transport, closing(session), "one@b.example")));
        mistakes.put("e14", Mistake.using((client, session, transport) -> {
            MimeMessage unsaved = new Client.Dated(session);
            unsaved.setFrom(new InternetAddress("sender@client.example"));
            unsaved.setContent("text where parts should be", "multipart/mixed");
            client.send(transport, unsaved, "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put("e15", Mistake.using(MessageMistakes::sendInsideContent));
        mistakes.put("e16", inChunks().andUsing(MessageMistakes::sendInsideContent));
        mistakes.put("e17", Mistake.using((client, session, transport) -> {
            client.send(transport, breaking(session), "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
        mistakes.put("e18", Mistake.using((client, session, transport) -> {
            client.say(transport, "MAIL FROM:<sender@client.example>");
            client.say(transport, "RCPT TO:<one@b.example>");
            client.say(transport, "DATA");
            client.say(transport, "NOOP");
            client.say(transport, "RCPT TO:<two@b.example>");
            client.send(transport, client.message(session), "three@b.example");
        }));
    }

    private static void addForgedAddresses(Map<String, Mistake> mistakes) {
        mistakes.put("f01", thenAnother((client, session, transport) -> {
            try {
                client.sendTo(
                        transport, client.message(session), new InternetAddress("one@b.example" + FORGED, "A Name"));
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }));
        mistakes.put("f01h", thenAnother((client, session, transport) -> {
            MimeMessage message = client.message(session);
            message.setRecipient(Message.RecipientType.TO, Client.unchecked("one@b.example" + FORGED));
            client.sendTo(transport, message, message.getAllRecipients());
        }));
        mistakes.put("f03", toAddress("one@b.example" + FORGED));
        mistakes.put("f04", thenAnother((client, session, transport) -> {
            SMTPMessage message = new DatedSmtpMessage(session);
            Client.filled(message);
            message.setEnvelopeFrom("sender@client.example" + FORGED);
            client.send(transport, message, "one@b.example");
        }));
        mistakes.put("f11", toAddress("one@b.example" + FORGED_BY_LOW_OCTETS));
        mistakes.put(
                "f12",
                thenAnother((client, session, transport) -> client.sendTo(
                        transport, client.message(session), Client.checked(FORGED_AND_STRICT + "@b.example"))));
        mistakes.put("f12h", thenAnother((client, session, transport) -> {
            MimeMessage message = client.message(session);
            message.setRecipient(Message.RecipientType.TO, Client.unchecked(FORGED_AND_STRICT + "@b.example"));
            client.sendTo(transport, message, message.getAllRecipients());
        }));
        mistakes.put("f13", thenAnother((client, session, transport) -> {
            MimeMessage message = client.message(session);
            message.setFrom(Client.checked(FORGED_AND_STRICT + "@client.example"));
            client.send(transport, message, "one@b.example");
        }));
        mistakes.put(
                "f14", Mistake.settingUp(MessageMistakes::inUtf8).andUsing(toForged("Toma\u0161@b.example" + FORGED)));
        mistakes.put(
                "f15",
                Mistake.settingUp(MessageMistakes::inUtf8).andUsing(toForged("one@b.example" + FORGED_BY_LOW_OCTETS)));
        mistakes.put("f16", toAddress("<one@b.example> NOTIFY=SUCCESS ORCPT=rfc822;spy@evil.example"));
        mistakes.put("f16n", toAddress("<one@b.example> NOTIFY=SUCCESS ORCPT=rfc822;spy@evil.example"));
        mistakes.put("f17", toAddress("one@b.example> NOTIFY=NEVER ORCPT=rfc822;<x"));
        mistakes.put("f17n", toAddress("one@b.example> NOTIFY=NEVER X=<y"));
        mistakes.put("f18", toAddress("one@b.example" + FORGED.replace("\r", "")));
        mistakes.put("f18r", toAddress("one@b.example" + FORGED.replace("\n", "")));
        mistakes.put("f18z", toAddress("one\0@b.example"));
        mistakes.put("f19", Mistake.using((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example", "two@b.example" + FORGED);
            client.send(transport, client.message(session), "three@b.example");
        }));
        mistakes.put("f20", thenAnother((client, session, transport) -> client.say(transport, "NOOP\r\nVRFY root")));
        mistakes.put(
                "f20u",
                Mistake.settingUp(client -> client.set("mail.smtp.auth.mechanisms", "PLAIN"))
                        .connectingItself()
                        .andUsing((client, session, transport) -> {
                            transport.connect(
                                    "localhost",
                                    client.port(),
                                    Client.USER + "\r\nVRFY root",
                                    client.password() + "\r\nVRFY root");
                        }));
        mistakes.put("f21", toAddress(FORGED_MESSAGE));
    }

    private static void addForgedProperties(Map<String, Mistake> mistakes) {
        mistakes.put("f05", withProperty("mail.smtp.from", "sender@client.example" + FORGED));
        mistakes.put(
                "f06",
                Mistake.settingUp(client -> client.set("mail.smtp.localhost", "client.example\r\nVRFY root"))
                        .connectingItself()
                        .andUsing((client, session, transport) -> {
                            if (!client.connect(transport)) {
                                transport.setLocalHost("client.example");
                                client.connect(transport);
                            }
                            client.send(transport, client.message(session), "one@b.example");
                            client.close(transport);
                        }));
        mistakes.put("f07", withProperty("mail.smtp.mailextension", "RET=HDRS\r\nVRFY root"));
        mistakes.put("f07m", thenAnother((client, session, transport) -> {
            SMTPMessage message = new DatedSmtpMessage(session);
            Client.filled(message);
            message.setMailExtension("RET=HDRS\r\nVRFY root");
            client.send(transport, message, "one@b.example");
        }));
        mistakes.put("f08", withProperty("mail.smtp.dsn.ret", "HDRS\r\nVRFY root"));
        mistakes.put("f09", withProperty("mail.smtp.dsn.notify", "SUCCESS\r\nVRFY root"));
        mistakes.put("f10", withProperty("mail.smtp.submitter", "sender@client.example\r\nVRFY root"));
    }

    @SuppressWarnings("NullAway") // A null for recipients is one of the mistakes.
    private static void addMisunderstoodReplies(Map<String, Mistake> mistakes) {
        mistakes.put("l2", sendingTwice());
        mistakes.put("l5", sendingTwice());
        mistakes.put("l7", sendingTwice());
        mistakes.put("l8", sendingTwice());
        mistakes.put("l10", sendingTwice());
        mistakes.put("l1", inChunks().andUsing(MessageMistakes::sendDots));
        mistakes.put(
                "l11", thenAnother((client, session, transport) -> client.send(transport, client.message(session))));
        mistakes.put(
                "l11n",
                thenAnother((client, session, transport) ->
                        client.sendTo(transport, client.message(session), (Address[]) null)));
        mistakes.put("l12", thenAnother((client, session, transport) -> {
            MimeMessage message = client.message(session);
            message.setHeader("From", "Broken <sender@client.example");
            client.send(transport, message, "one@b.example");
        }));
        mistakes.put("l14", Mistake.using((client, session, transport) -> {
            StringBuilder text = new StringBuilder("text");
            for (String dot : SMUGGLED_DOTS) {
                text.append(dot).append("MAIL FROM:<boss@victim.example>");
            }
            client.send(
                    transport,
                    Client.filled(new Writing(session, target -> write(target, "\r\n" + text + "\r\n"))),
                    "one@b.example");
            client.send(transport, client.message(session), "two@b.example");
        }));
    }

    private static void addNoMistakes(Map<String, Mistake> mistakes) {
        mistakes.put("n1", Mistake.using(MessageMistakes::sendAttachment));
        mistakes.put("n2", inChunks().andUsing(MessageMistakes::sendAttachment));
        mistakes.put(
                "n3",
                Mistake.settingUp(client -> client.set("mail.smtp.allow8bitmime", "true"))
                        .andUsing((client, session, transport) -> {
                            MimeMessage message = client.message(session);
                            message.setText("Gr\u00fc\u00dfe", "UTF-8");
                            message.setHeader("Content-Transfer-Encoding", "8bit");
                            message.saveChanges();
                            client.send(transport, message, "one@b.example");
                        }));
        mistakes.put("n4", Mistake.using(MessageMistakes::sendDots));
        mistakes.put(
                "n5",
                Mistake.settingUp(client -> client.set("mail.smtp.sendpartial", "true"))
                        .andUsing((client, session, transport) -> {
                            client.send(transport, client.message(session), "one@b.example", "reject@b.example");
                            client.send(transport, client.message(session), "two@b.example");
                        }));
        mistakes.put("n6", Mistake.using((client, session, transport) -> {
            sendAsPoolsDo(client, session, transport, "one@b.example");
            sendAsPoolsDo(client, session, transport, "two@b.example");
        }));
        mistakes.put(
                "n7",
                Mistake.settingUp(MessageMistakes::inUtf8)
                        .andUsing((client, session, transport) ->
                                client.send(transport, client.message(session), "Toma\u0161@b.example")));
        mistakes.put(
                "n8",
                Mistake.settingUp(client -> {
                            client.set("mail.smtp.dsn.ret", "HDRS");
                            client.set("mail.smtp.dsn.notify", "SUCCESS,FAILURE");
                            client.set("mail.smtp.from", "<>");
                        })
                        .andUsing((client, session, transport) -> client.sendTo(
                                transport,
                                client.message(session),
                                Client.checked("\"a>\\\"b\"@b.example"),
                                Client.unchecked("one@[127.0.0.1]"),
                                Client.unchecked("<two@b.example>"))));
    }

    private static Mistake sendingTwice() {
        return thenAnother(
                (client, session, transport) -> client.send(transport, client.message(session), "one@b.example"));
    }

    /** Sends a message of this kind, and then an ordinary one over the same transport. */
    private static Mistake thenAnother(Mistake.Use first) {
        return Mistake.using(followed(first));
    }

    /** The app has this property set while it sends a message, and no more when it sends the next. */
    private static Mistake withProperty(String name, String value) {
        return Mistake.settingUp(client -> client.set(name, value)).andUsing((client, session, transport) -> {
            client.send(transport, client.message(session), "one@b.example");
            client.unset(name);
            client.send(transport, client.message(session), "next@b.example");
        });
    }

    private static Mistake toAddress(String unchecked) {
        return Mistake.using(toForged(unchecked));
    }

    private static Mistake.Use toForged(String unchecked) {
        return followed((client, session, transport) -> client.send(transport, client.message(session), unchecked));
    }

    private static Mistake.Use followed(Mistake.Use first) {
        return (client, session, transport) -> {
            try {
                first.make(client, session, transport);
            } catch (MessagingException failure) {
                client.tell(failure);
            }
            client.send(transport, client.message(session), "next@b.example");
        };
    }

    private static Mistake inChunks() {
        return Mistake.settingUp(client -> client.set("mail.smtp.chunksize", "100"));
    }

    private static void inUtf8(Client client) {
        client.set("mail.mime.allowutf8", "true");
    }

    /** As Spring and connection pools do: they ask first, and connect again if need be. */
    private static void sendAsPoolsDo(Client client, Session session, SMTPTransport transport, String recipient) {
        boolean usable = transport.isConnected();
        client.tell(usable ? "connected" : "not connected");
        if (usable || client.connect(transport)) {
            client.send(transport, client.message(session), recipient);
        }
    }

    private static void sendAttachment(Client client, Session session, SMTPTransport transport)
            throws MessagingException {
        for (String recipient : new String[] {"one@b.example", "two@b.example"}) {
            byte[] octets = new byte[1000];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) i;
            }
            client.send(transport, withAttachment(client.message(session), octets), recipient);
        }
    }

    private static void sendDots(Client client, Session session, SMTPTransport transport) throws MessagingException {
        MimeMessage message = client.message(session);
        message.setText(".one dot\r\n..two dots\r\n.\r\nQUIT\r\n");
        message.saveChanges();
        client.send(transport, message, "one@b.example");
    }

    /** The content is written by code that sends a message of its own over the same transport. */
    private static void sendInsideContent(Client client, Session session, SMTPTransport transport) {
        client.send(
                transport,
                Client.filled(new Writing(session, target -> {
                    writeHalf(target);
                    client.send(transport, client.message(session), "admin@b.example");
                    write(target, " the other half\r\n");
                })),
                "one@b.example");
    }

    private static MimeMessage breaking(Session session) {
        return Client.filled(new Writing(session, target -> {
            writeHalf(target);
            throw new IllegalStateException("broke off");
        }));
    }

    private static MimeMessage closing(Session session) {
        return Client.filled(new Writing(session, target -> {
            write(target, "Subject: Whole\r\n\r\nA whole message\r\n");
            target.close();
        }));
    }

    /** Longer than a chunk, so that part of it is on the wire. */
    private static void writeHalf(OutputStream target) throws IOException {
        StringBuilder lines = new StringBuilder("Subject: Half\r\n\r\n");
        for (int i = 0; i < 10; i++) {
            lines.append("A line of a message that breaks off\r\n");
        }
        write(target, lines + "Half of a line, and then");
    }

    private static void write(OutputStream target, String text) throws IOException {
        target.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The message with an attachment of these octets; of none, it is one whose source gives no stream. */
    private static MimeMessage withAttachment(MimeMessage message, byte @Nullable [] octets) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("See the attachment.");
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setDataHandler(new DataHandler(new Octets(octets)));
        attachment.setHeader("Content-Transfer-Encoding", "base64");
        MimeMultipart parts = new Parts();
        parts.addBodyPart(text);
        parts.addBodyPart(attachment);
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /** A message whose content is written by code of the app. */
    private static final class Writing extends Client.Dated {
        private final Writer writer;

        Writing(Session session, Writer writer) {
            super(session);
            this.writer = writer;
        }

        @Override
        public void writeTo(OutputStream target, String[] ignored) throws IOException {
            writer.write(target);
        }
    }

    /** Writes content. */
    private interface Writer {
        void write(OutputStream target) throws IOException;
    }

    /** A message with an envelope of its own, which is the same each time. */
    private static final class DatedSmtpMessage extends SMTPMessage {
        DatedSmtpMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<id@client.example>");
            setHeader("Date", "Thu, 1 Jan 1970 00:00:00 +0000");
        }
    }

    /** Parts between boundaries that are the same each time. */
    private static final class Parts extends MimeMultipart {
        Parts() {
            contentType = "multipart/mixed; boundary=\"boundary\"";
        }
    }

    /** Octets, or none at all. */
    private static final class Octets implements DataSource {
        private final byte @Nullable [] octets;

        Octets(byte @Nullable [] octets) {
            this.octets = octets;
        }

        @Override
        @SuppressWarnings("NullAway") // The mistake.
        public InputStream getInputStream() {
            return octets == null ? null : new ByteArrayInputStream(octets);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "application/pdf";
        }

        @Override
        public String getName() {
            return "attachment";
        }
    }
}
