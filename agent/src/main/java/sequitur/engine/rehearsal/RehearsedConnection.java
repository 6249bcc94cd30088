package sequitur.engine.rehearsal;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.engine.config.Cue;
import sequitur.engine.config.RehearsedAnswer;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.StandIn;
import sequitur.smtp.wire.Verb;

/** One connection on which something is rehearsed: sees each command before it is written, and what comes of it. */
final class RehearsedConnection implements StandIn {

    private static final int CLOSING = 421;
    private static final String GO_AHEAD = "354 End data with <CR><LF>.<CR><LF>";
    private static final byte[] RSET = "RSET\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_LINE = {};
    private static final Pattern CHUNK = Pattern.compile("(?i)BDAT ([0-9]{1,18})\\b.*");

    private final Rehearsals rehearsals;
    private final Conversation conversation;
    private final Channel channel;
    private final Withheld withheld = new Withheld();
    private final Socket socket;
    private final Failing failing;

    /** What the end of the content that is being withheld will be answered with. */
    private Optional<Rehearsals.Turn> ending = Optional.empty();

    RehearsedConnection(Rehearsals rehearsals, Conversation conversation, Socket socket) throws IOException {
        this.rehearsals = rehearsals;
        this.conversation = conversation;
        this.socket = socket;
        this.failing = new Failing(failure -> rehearsals.failed(conversation, failure));
        this.channel = new Channel(socket, conversation.attempts()::answeredBy);
    }

    /** What the transport is to take its streams from. */
    Socket interposed() throws IOException {
        return new InterposedSocket(
                new ServerInput(channel, socket.getInputStream(), failing),
                new ServerOutput(channel, socket.getOutputStream(), withheld, this::contentOver, failing));
    }

    /** The greeting comes next. */
    void greeting() {
        Optional<Rehearsals.Turn> turn = rehearsals.turn(conversation, Cue.GREETING, NO_LINE);
        if (turn.isPresent()) {
            answer(turn.get(), Verb.CONNECT, NO_LINE);
        } else {
            channel.add(Due.ofServer());
        }
    }

    @Override
    public void sending(Verb verb, byte[] line) {
        if (channel.isEnded() || failing.isAside()) {
            // Nobody is there who could answer.
            return;
        }
        if (conversation.dialogue().isInContent()) {
            if (verb == Verb.END_OF_CONTENT) {
                endOfContent();
            }
            // Anything else is a part of it, and not answered.
            return;
        }
        Optional<Rehearsals.Turn> turn = cue(verb).flatMap(cue -> rehearsals.turn(conversation, cue, line));
        Optional<Rehearsals.Turn> end =
                turn.isPresent() || verb != Verb.DATA ? Optional.empty() : rehearsals.turnAtEnd(conversation);
        conversation.attempts().answeredBy(turn.map(found -> found.rehearsal().key()));
        if (turn.isPresent()) {
            answer(turn.get(), verb, line);
        } else if (end.isPresent()) {
            withholdContent(end.get());
        } else {
            channel.add(Due.ofServer());
        }
    }

    private void endOfContent() {
        if (ending.isPresent()) {
            // What is answered when the dot is written is decided.
            return;
        }
        Optional<Rehearsals.Turn> turn = rehearsals.turnAtDot(conversation);
        conversation.attempts().answeredBy(turn.map(found -> found.rehearsal().key()));
        if (turn.isPresent()) {
            answer(turn.get(), Verb.END_OF_CONTENT, NO_LINE);
        } else {
            channel.add(Due.ofServer());
        }
    }

    private void answer(Rehearsals.Turn turn, Verb verb, byte[] line) {
        String key = turn.rehearsal().key();
        RehearsedAnswer answer = turn.rehearsal().answer();
        rehearsals.tell(conversation, turn, verb);
        if (answer instanceof RehearsedAnswer.Stalled stalled) {
            channel.add(Due.stalled(stalled.time(), key));
        } else if (answer instanceof RehearsedAnswer.Slowed slowed) {
            channel.add(Due.slowed(slowed.time(), key));
        } else {
            withhold(verb, line);
            if (answer instanceof RehearsedAnswer.Spoken spoken) {
                speak(spoken, verb == Verb.CONNECT ? 1 : verb == Verb.BDAT_LAST ? reset() : 0, key);
            } else {
                channel.end(key);
            }
        }
    }

    private void withhold(Verb verb, byte[] line) {
        if (verb == Verb.END_OF_CONTENT) {
            // The last of the content is written together with the dot.
            withheld.takeRestOfContent();
        } else if (verb != Verb.CONNECT) {
            withheld.takeLine(chunk(line));
        }
    }

    private void speak(RehearsedAnswer.Spoken spoken, int discarded, String key) {
        channel.add(Due.of(spoken, discarded, key));
        if (spoken.code() == CLOSING) {
            channel.end(key);
        }
    }

    /**
     * The message is not to be delivered, so its content never gets to the server: in the place of DATA the server is told to forget the
     * transaction.
     */
    private void withholdContent(Rehearsals.Turn turn) {
        ending = Optional.of(turn);
        withheld.takeLine(0);
        withheld.takeContent();
        channel.add(Due.of(GO_AHEAD, reset(), Optional.empty()));
    }

    private void contentOver() {
        ending.ifPresent(turn -> {
            ending = Optional.empty();
            speak(
                    (RehearsedAnswer.Spoken) turn.rehearsal().answer(),
                    0,
                    turn.rehearsal().key());
            rehearsals.tell(conversation, turn, Verb.END_OF_CONTENT);
        });
    }

    /** Tells the server to forget the transaction; how many replies nobody is to hear for that. */
    private int reset() {
        try {
            channel.write(RSET, 0, RSET.length);
            channel.flush();
        } catch (IOException gone) {
            // Then so is the transaction, and the end of the connection is read in place of the reply.
        }
        return 1;
    }

    private static long chunk(byte[] line) {
        Matcher chunk = CHUNK.matcher(new String(line, StandardCharsets.ISO_8859_1));
        return chunk.matches() ? Long.parseLong(chunk.group(1)) : 0;
    }

    private static Optional<Cue> cue(Verb verb) {
        return switch (verb) {
            case EHLO -> Optional.of(Cue.EHLO);
            case STARTTLS -> Optional.of(Cue.STARTTLS);
            case AUTH -> Optional.of(Cue.AUTH);
            case MAIL -> Optional.of(Cue.MAIL);
            case RCPT -> Optional.of(Cue.RCPT);
            case DATA, BDAT -> Optional.of(Cue.DATA);
            case BDAT_LAST -> Optional.of(Cue.CONTENT_END);
            default -> Optional.empty();
        };
    }
}
