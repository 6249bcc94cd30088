package sequitur.cli.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sequitur.cli.wrapping.Protocol;

/** Tells the sessions of a record apart. */
final class SessionSplitter {

    private static final String OPENING = "";
    private static final Set<Integer> GREETINGS = Set.of(220, 421, 554);
    private static final Set<String> ANSWERED_BY_220 = Set.of(OPENING, "STARTTLS", "XCLIENT");
    private static final Pattern NAMES_THE_PROTOCOL = Pattern.compile("(?s).*\\b(?:E?SMTP|LMTP)\\b.*");

    private final String source;
    private final List<RecordedEntry> entries;
    private final RecordedSession.Order order;
    private final List<RecordedSession> sessions = new ArrayList<>();
    private final List<RecordedEntry> current = new ArrayList<>();
    private final Deque<String> unanswered = new ArrayDeque<>();
    private RecordedServer server = RecordedServer.UNKNOWN;
    private Start start = Start.MIDDLE;
    private boolean over;

    private SessionSplitter(String source, List<RecordedEntry> entries, RecordedSession.Order order) {
        this.source = source;
        this.entries = entries;
        this.order = order;
    }

    static List<RecordedSession> split(String source, List<RecordedEntry> entries, RecordedSession.Order order) {
        SessionSplitter splitter = new SessionSplitter(source, entries, order);
        for (int i = 0; i < entries.size(); i++) {
            splitter.take(i);
        }
        splitter.close();
        return splitter.sessions;
    }

    private void take(int place) {
        RecordedEntry entry = entries.get(place);
        if (entry instanceof RecordedEntry.OpenedConnection connected) {
            close();
            server = connected.server();
            start = Start.NOTHING_SAID;
            current.add(connected);
            return;
        }
        if (!current.isEmpty() && start == Start.NOTHING_SAID && isSaid(entry)) {
            beginDialogue(place);
        } else if (!current.isEmpty() && beginsAnother(entry, place)) {
            close();
            server = RecordedServer.UNKNOWN;
        }
        if (current.isEmpty()) {
            if (entry instanceof RecordedEntry.EndedConnection) {
                return;
            }
            open(place);
        }
        current.add(entry);
        follow(entry);
    }

    private static boolean isSaid(RecordedEntry entry) {
        return entry instanceof RecordedEntry.RecordedCommand || entry instanceof RecordedEntry.RecordedReply;
    }

    /** The first line of a dialogue belongs to the connection that was just opened, if one was. */
    private void beginDialogue(int place) {
        boolean opened = current.removeIf(RecordedEntry.OpenedConnection.class::isInstance);
        if (!opened) {
            close();
            server = RecordedServer.UNKNOWN;
        }
        open(place);
    }

    private void follow(RecordedEntry entry) {
        if (entry instanceof RecordedEntry.RecordedCommand command) {
            unanswered.add(Protocol.verb(command.text()));
        } else if (entry instanceof RecordedEntry.RecordedDot) {
            unanswered.add(".");
        } else if (entry instanceof RecordedEntry.EndedConnection) {
            over = true;
            unanswered.clear();
        } else if (entry instanceof RecordedEntry.RecordedReply answer) {
            String answered = unanswered.poll();
            if (answer.code() == 421 || ("QUIT".equals(answered) && answer.code() / 100 == 2)) {
                over = true;
                unanswered.clear();
            }
        }
    }

    private boolean beginsAnother(RecordedEntry entry, int place) {
        if (entry instanceof RecordedEntry.RecordedReply answer) {
            return isGreeting(answer, place);
        }
        // After the end of a session other commands than these are the client's mistake.
        return over
                && entry instanceof RecordedEntry.RecordedCommand command
                && Protocol.isHello(command.text())
                && answerAfter(place) / 100 == 2;
    }

    private boolean isGreeting(RecordedEntry.RecordedReply answer, int place) {
        if (answer.code() != 220) {
            return over && answer.code() == 554;
        }
        String answered = unanswered.peek();
        return answered == null
                || (!ANSWERED_BY_220.contains(answered)
                        && (NAMES_THE_PROTOCOL.matcher(answer.text()).matches() || isFollowedByHello(place)));
    }

    private boolean isFollowedByHello(int place) {
        int next = place + 1;
        return next < entries.size()
                && entries.get(next) instanceof RecordedEntry.RecordedCommand command
                && Protocol.isHello(command.text());
    }

    private void open(int place) {
        start = startAt(place);
        over = false;
        unanswered.clear();
        if (start == Start.GREETING) {
            unanswered.add(OPENING);
        }
    }

    private Start startAt(int place) {
        RecordedEntry first = entries.get(place);
        if (first instanceof RecordedEntry.RecordedReply answer) {
            return GREETINGS.contains(answer.code()) ? Start.GREETING : Start.MIDDLE;
        }
        if (!(first instanceof RecordedEntry.RecordedCommand command)) {
            boolean dialogue =
                    first instanceof RecordedEntry.RecordedContent || first instanceof RecordedEntry.RecordedDot;
            return dialogue ? Start.MIDDLE : Start.NOTHING_SAID;
        }
        boolean answersTheCommand = ANSWERED_BY_220.contains(Protocol.verb(command.text()));
        if (!answersTheCommand && GREETINGS.contains(answerAfter(place))) {
            return Start.GREETING;
        }
        return Protocol.isHello(command.text()) ? Start.HELLO : Start.MIDDLE;
    }

    /** The code of the next reply; 0 if none follows in this session. */
    private int answerAfter(int place) {
        for (RecordedEntry entry : entries.subList(place + 1, entries.size())) {
            if (entry instanceof RecordedEntry.RecordedReply answer) {
                return answer.code();
            }
            if (entry instanceof RecordedEntry.OpenedConnection || entry instanceof RecordedEntry.EndedConnection) {
                break;
            }
        }
        return 0;
    }

    private void close() {
        if (!current.isEmpty()) {
            sessions.add(new RecordedSession(source, server, start, RecordedSession.Ending.WHOLE, order, current));
            current.clear();
        }
    }
}
