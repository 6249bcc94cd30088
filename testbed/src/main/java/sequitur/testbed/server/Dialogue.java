package sequitur.testbed.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.Session;

/** One connection: what has been said on it, and what each command does. */
final class Dialogue {
    private static final String HOST = "localhost";

    private final Settings settings;
    private final Session session;
    private final Wire wire;
    private final Socket network;
    private final ToIntFunction<Delivery> mailbox;
    private Hello hello = Hello.NONE;
    private boolean secure;
    private boolean authenticated;
    private @Nullable Transaction transaction;

    /** A dialogue whose accepted messages go to the mailbox, which numbers them. */
    Dialogue(Settings settings, Session session, Wire wire, ToIntFunction<Delivery> mailbox) {
        this.settings = settings;
        this.session = session;
        this.wire = wire;
        this.network = ((RecordedSocket) session.getSocket()).plain();
        this.mailbox = mailbox;
        this.secure = settings.tls() == TlsOffer.IMPLICIT;
    }

    Settings settings() {
        return settings;
    }

    Hello hello() {
        return hello;
    }

    boolean secure() {
        return secure;
    }

    boolean authenticated() {
        return authenticated;
    }

    boolean inTransaction() {
        return transaction != null;
    }

    boolean hasRecipients() {
        return transaction != null && transaction.hasRecipients();
    }

    boolean inChunks() {
        return transaction != null && transaction.chunked();
    }

    /** Writes down what the client has sent after the end. */
    void end() {
        wire.discardPending();
    }

    /** Answers one line: as the script says, else with the refusal that its place in the dialogue deserves, else by doing it. */
    void answer(Verb verb, String line) throws IOException {
        if (hasHungUp(line)) {
            return;
        }
        Optional<String> scripted = settings.script().apply(line);
        if (scripted.isPresent()) {
            sayScripted(scripted.get());
            return;
        }
        if (!verb.begins(line)) {
            say("500 5.5.2 Error: command not recognized");
            return;
        }
        Optional<String> refusal = Order.refusal(verb, this);
        String argument = Verb.argumentOf(line);
        if (verb == Verb.BDAT) {
            bdat(argument, refusal);
        } else if (refusal.isPresent()) {
            say(refusal.get());
        } else {
            obey(verb, argument);
        }
    }

    private void obey(Verb verb, String argument) throws IOException {
        switch (verb) {
            case EHLO, LHLO -> say(ehlo(argument));
            case HELO -> say(helo(argument));
            case XCLIENT -> say(xclient());
            case STARTTLS -> startTls(argument);
            case AUTH -> sayScripted(auth(argument));
            case MAIL -> say(mail(argument));
            case RCPT -> say(rcpt(argument));
            case DATA -> data(argument);
            case RSET -> say(rset(argument));
            case NOOP -> say("250 2.0.0 Ok");
            case VRFY -> say("252 2.5.2 Cannot verify the user, but will try to deliver");
            case EXPN -> say("502 5.5.1 Error: command not implemented");
            case HELP -> say("214 2.0.0 See RFC 5321");
            case QUIT -> quit(argument);
            case BDAT -> throw new AssertionError("BDAT is answered with its chunk at hand");
        }
    }

    private String ehlo(String argument) {
        if (argument.isBlank()) {
            return "501 5.5.4 Syntax: EHLO hostname";
        }
        hello = Hello.EHLO;
        transaction = null;
        List<String> lines = new ArrayList<>();
        lines.add(HOST);
        for (String extension : List.of(
                "PIPELINING",
                "SIZE " + settings.sizeLimit(),
                "8BITMIME",
                "SMTPUTF8",
                "DSN",
                "ENHANCEDSTATUSCODES",
                "CHUNKING")) {
            if (settings.offers(keywordOf(extension))) {
                lines.add(extension);
            }
        }
        if (settings.startTlsOffered() && !secure) {
            lines.add("STARTTLS");
        }
        if (settings.authOffered(secure)) {
            lines.add("AUTH " + settings.mechanisms());
        }
        if (settings.xclient()) {
            lines.add("XCLIENT ADDR");
        }
        String last = lines.remove(lines.size() - 1);
        StringBuilder reply = new StringBuilder();
        lines.forEach(line -> reply.append("250-").append(line).append("\r\n"));
        return reply.append("250 ").append(last).toString();
    }

    private static String keywordOf(String extension) {
        int space = extension.indexOf(' ');
        return space < 0 ? extension : extension.substring(0, space);
    }

    private String helo(String argument) {
        if (argument.isBlank()) {
            return "501 5.5.4 Syntax: HELO hostname";
        }
        hello = Hello.HELO;
        transaction = null;
        return "250 " + HOST;
    }

    private String xclient() {
        hello = Hello.NONE;
        authenticated = false;
        return "220 " + HOST + " ESMTP";
    }

    private void startTls(String argument) throws IOException {
        if (!argument.isEmpty()) {
            say("501 5.5.4 Syntax: STARTTLS");
            return;
        }
        wire.discardPending();
        say(settings.startTlsReply());
        if (settings.forgetful()) {
            hello = Hello.NONE;
            authenticated = false;
        }
        try {
            SSLSocket tls = TlsIdentity.startServing(settings.sslContext(), network);
            session.setSocket(wire.over(tls, true));
            secure = true;
        } catch (IOException handshakeFailed) {
            session.quit();
        }
    }

    private String auth(String argument) throws IOException {
        String reply =
                new SaslExchange(settings.check(), settings.passwords(), this::ask, settings.script()).run(argument);
        authenticated = reply.startsWith("235");
        return reply;
    }

    private Optional<String> ask(String challenge) throws IOException {
        say(challenge);
        Optional<String> response = Optional.ofNullable(session.getReader().readLine());
        return response.filter(line -> !hasHungUp(line));
    }

    private boolean hasHungUp(String line) {
        Optional<HangUp> end = settings.hangUps().apply(line);
        end.ifPresent(this::hangUp);
        return end.isPresent();
    }

    private void hangUp(HangUp end) {
        if (end == HangUp.RST) {
            try {
                network.setSoLinger(true, 0);
                network.close();
            } catch (IOException gone) {
                // The client was faster.
            }
        }
        session.quit();
    }

    private String mail(String argument) {
        try {
            PathArgument path = PathArgument.parse("FROM", argument);
            if (!path.nullPath() && !path.wellFormed()) {
                return "501 5.1.7 Bad sender address syntax";
            }
            for (Map.Entry<String, String> parameter : path.parameters().entrySet()) {
                String refusal = refusalOf(parameter.getKey(), parameter.getValue());
                if (refusal != null) {
                    return refusal;
                }
            }
            if (!path.ascii() && !path.parameters().containsKey("SMTPUTF8")) {
                return "553 5.6.7 Address needs SMTPUTF8";
            }
            transaction = new Transaction(path.mailbox());
            return "250 2.1.0 Ok";
        } catch (PathArgument.SyntaxException wrong) {
            return wrong.reply();
        }
    }

    private @Nullable String refusalOf(String keyword, String value) {
        boolean offered = hello == Hello.EHLO
                && switch (keyword) {
                    case "SIZE", "SMTPUTF8" -> settings.offers(keyword);
                    case "BODY" -> settings.offers("8BITMIME");
                    case "RET", "ENVID" -> settings.offers("DSN");
                    case "AUTH" -> settings.authOffered(secure);
                    default -> false;
                };
        if (!offered) {
            return "555 5.5.4 Unsupported parameter " + keyword;
        }
        return switch (keyword) {
            case "SIZE" -> value.matches("\\d{1,18}") ? refusalOfSize(Long.parseLong(value)) : badValue(keyword);
            case "BODY" ->
                Set.of("7BIT", "8BITMIME").contains(value.toUpperCase(Locale.ROOT)) ? null : badValue(keyword);
            case "RET" -> Set.of("FULL", "HDRS").contains(value.toUpperCase(Locale.ROOT)) ? null : badValue(keyword);
            case "SMTPUTF8" -> value.isEmpty() ? null : badValue(keyword);
            default -> value.isEmpty() ? badValue(keyword) : null;
        };
    }

    private @Nullable String refusalOfSize(long size) {
        return size > settings.sizeLimit() ? "552 5.3.4 Message size exceeds fixed limit" : null;
    }

    private static String badValue(String keyword) {
        return "501 5.5.4 Bad value of parameter " + keyword;
    }

    private String rcpt(String argument) {
        Transaction open = openTransaction();
        try {
            PathArgument path = PathArgument.parse("TO", argument);
            if (!path.wellFormed() && !path.mailbox().equalsIgnoreCase("postmaster")) {
                return "501 5.1.3 Bad recipient address syntax";
            }
            Set<String> unsupported = new TreeSet<>(path.parameters().keySet());
            if (hello == Hello.EHLO && settings.offers("DSN")) {
                unsupported.removeAll(Set.of("NOTIFY", "ORCPT"));
            }
            if (!unsupported.isEmpty()) {
                return "555 5.5.4 Unsupported parameter " + String.join(" ", unsupported);
            }
            if (path.mailbox().startsWith("reject")) {
                return "550 5.1.1 <" + path.mailbox() + ">: Recipient address rejected: User unknown";
            }
            open.addRecipient(path.mailbox());
            return "250 2.1.5 Ok";
        } catch (PathArgument.SyntaxException wrong) {
            return wrong.reply();
        }
    }

    private void data(String argument) throws IOException {
        if (!argument.isEmpty()) {
            say("501 5.5.4 Syntax: DATA");
            return;
        }
        say(settings.goAhead());
        wire.expectContent();
        Optional<byte[]> content = new DotTerminatedContent(session.getRawInput(), this::bears).read();
        if (content.isEmpty()) {
            return;
        }
        wire.expectCommand();
        Optional<String> scripted = settings.script().apply(".");
        if (scripted.isPresent()) {
            transaction = null;
            sayScripted(scripted.get());
        } else {
            openTransaction().addChunk(content.get());
            say(deliver());
        }
    }

    /** Answers a line of content if the script does; 421 is the end. */
    private boolean bears(String line) throws IOException {
        Optional<String> scripted = settings.contentScript().apply(line);
        if (scripted.isPresent()) {
            sayScripted(scripted.get());
        }
        return scripted.filter(reply -> reply.startsWith("421")).isEmpty();
    }

    private void bdat(String argument, Optional<String> refusal) throws IOException {
        String[] words = argument.split(" ", -1);
        boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        if (!words[0].matches("\\d{1,18}") || words.length > 2 || (words.length == 2 && !last)) {
            say(refusal.orElse("501 5.5.4 Syntax: BDAT count [LAST]"));
            return;
        }
        if (!settings.offers("CHUNKING")) {
            say(refusal.orElseThrow());
            return;
        }
        long size = Long.parseLong(words[0]);
        InputStream input = session.getRawInput();
        wire.expectChunk(size);
        if (refusal.isPresent() || size > settings.sizeLimit()) {
            input.skipNBytes(size);
            wire.expectCommand();
            // RFC 3030 §2: after a failed chunk the client must begin the transaction again.
            transaction = refusal.isPresent() ? transaction : null;
            say(refusal.orElse("552 5.3.4 Message size exceeds fixed limit"));
            return;
        }
        byte[] chunk = input.readNBytes((int) size);
        if (chunk.length < size) {
            return;
        }
        wire.expectCommand();
        openTransaction().addChunk(chunk);
        say(last ? deliver() : "250 2.0.0 " + size + " octets received");
    }

    private String deliver() {
        Transaction complete = openTransaction();
        transaction = null;
        if (complete.size() > settings.sizeLimit()) {
            return "552 5.3.4 Message size exceeds fixed limit";
        }
        String reply = "250 2.0.0 Ok: queued as " + mailbox.applyAsInt(complete.delivery(settings.keepContent()));
        return settings.lmtp() ? String.join("\r\n", Collections.nCopies(complete.recipients(), reply)) : reply;
    }

    private String rset(String argument) {
        if (!argument.isEmpty()) {
            return "501 5.5.4 Syntax: RSET";
        }
        transaction = null;
        return "250 2.0.0 Ok";
    }

    private void quit(String argument) throws IOException {
        if (!argument.isEmpty()) {
            say("501 5.5.4 Syntax: QUIT");
            return;
        }
        say("221 2.0.0 Bye");
        hangUp();
    }

    private void sayScripted(String reply) throws IOException {
        if (!reply.isEmpty()) {
            say(reply);
        }
        if (reply.startsWith("421") && !settings.patient()) {
            hangUp();
        }
    }

    private void say(String reply) throws IOException {
        session.sendResponse(reply);
    }

    private void hangUp() {
        wire.discardPending();
        session.quit();
    }

    private Transaction openTransaction() {
        if (transaction == null) {
            throw new IllegalStateException("No mail transaction is open");
        }
        return transaction;
    }
}
