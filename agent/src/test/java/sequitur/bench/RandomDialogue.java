package sequitur.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A server with some habits, and an app that sends some messages to it.
 *
 * @param habits what the server does
 * @param refusal the words in which it asks for what is missing
 * @param ways how the app sends
 * @param messages the recipients of each
 * @param event what happens once, when MAIL of the message of that number comes for the first time
 * @param eventAt the number, from 1; 0 for none
 */
record RandomDialogue(
        Set<Habit> habits, String refusal, Set<Way> ways, List<List<String>> messages, String event, int eventAt) {

    /** What a server may do. */
    enum Habit {
        OFFERS_AUTH,
        TAKES_PASSWORD,
        WANTS_AUTH_AT_MAIL,
        WANTS_AUTH_FOR_FOREIGNERS,
        /** Who has logged in may use one sender alone. */
        TIES_SENDER_AT_MAIL,
        TIES_SENDER_AT_RCPT,
        OFFERS_STARTTLS,
        /** And closes the connection in the middle of the handshake; else it refuses STARTTLS with 454. */
        BREAKS_HANDSHAKE,
        /** Where no transaction is open. */
        REFUSES_RSET,
        /** And takes MAIL for the beginning of another transaction, whatever stands before it. */
        KNOWS_NO_RSET,
        /** It closes the connection where AUTH fails, as some do. */
        CLOSES_AFTER_FAILED_AUTH
    }

    /** How an app may send. */
    enum Way {
        POOLED("pooled"),
        STUBBORN("stubborn"),
        PARTIAL("mail.smtp.sendpartial=true"),
        CREDENTIALS("mail.smtp.user=alice|mail.smtp.password=secret"),
        LIBRARY_AUTH("mail.smtp.auth=false"),
        USERSET("mail.smtp.userset=true");

        private final String arguments;

        Way(String arguments) {
            this.arguments = arguments;
        }
    }

    private static final List<String> REFUSALS = List.of(
            "530 5.7.0 Authentication required",
            "530 5.7.1 Client was not authenticated",
            "530 5.7.0 Must issue a STARTTLS command first",
            "550 authentication required",
            "550 5.7.1 Relaying denied",
            "503 5.5.1 Bad sequence of commands",
            "554 5.7.1 <x@example.com>: Sender address rejected: Access denied");

    private static final List<String> EVENTS = List.of(
            "421 4.4.2 Idle for too long",
            "421 Too many messages in this session",
            "421 4.7.0 Too many connections",
            "451 4.4.2 Timeout",
            "530 5.7.0 Must issue a STARTTLS command first",
            "530 5.7.0 Authentication required",
            "450 4.2.0 Greylisted",
            "EOF",
            "TWICE");

    /** One that hangs on this source of chance alone. */
    static RandomDialogue of(Random random) {
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        Stream.of(Habit.values()).filter(habit -> random.nextInt(3) == 0).forEach(habits::add);
        if (random.nextBoolean()) {
            habits.add(Habit.OFFERS_AUTH);
        }
        Set<Way> ways = EnumSet.noneOf(Way.class);
        Stream.of(Way.values()).filter(way -> random.nextBoolean()).forEach(ways::add);
        List<List<String>> messages = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            List<String> recipients = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(3); j++) {
                recipients.add(List.of("local", "local", "foreign", "reject").get(random.nextInt(4)) + j);
            }
            messages.add(recipients);
        }
        return new RandomDialogue(
                habits,
                REFUSALS.get(random.nextInt(REFUSALS.size())),
                ways,
                messages,
                EVENTS.get(random.nextInt(EVENTS.size())),
                random.nextInt(3) == 0 ? 1 + random.nextInt(messages.size()) : 0);
    }

    /** All that are smaller by one thing. */
    List<RandomDialogue> smaller() {
        List<RandomDialogue> all = new ArrayList<>();
        if (eventAt > 0) {
            all.add(new RandomDialogue(habits, refusal, ways, messages, event, 0));
        }
        for (int i = messages.size() - 1; messages.size() > 1 && i >= 0; i--) {
            all.add(new RandomDialogue(habits, refusal, ways, without(messages, i), event, eventAt));
        }
        for (int i = 0; i < messages.size(); i++) {
            for (int j = 0; messages.get(i).size() > 1 && j < messages.get(i).size(); j++) {
                List<List<String>> fewer = new ArrayList<>(messages);
                fewer.set(i, without(messages.get(i), j));
                all.add(new RandomDialogue(habits, refusal, ways, fewer, event, eventAt));
            }
        }
        habits.forEach(habit -> {
            Set<Habit> fewer = EnumSet.copyOf(habits);
            fewer.remove(habit);
            all.add(new RandomDialogue(fewer, refusal, ways, messages, event, eventAt));
        });
        ways.forEach(way -> {
            Set<Way> fewer = EnumSet.copyOf(ways);
            fewer.remove(way);
            all.add(new RandomDialogue(habits, refusal, fewer, messages, event, eventAt));
        });
        return all;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> fewer = new ArrayList<>(list);
        fewer.remove(index);
        return fewer;
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** What the app is given: the sender of each message names its number. */
    String arguments(int port) {
        StringBuilder text = new StringBuilder(Integer.toString(port)).append("|mail.smtp.timeout=4000");
        ways.forEach(way -> text.append('|').append(way.arguments));
        for (int i = 0; i < messages.size(); i++) {
            String sender = (i % 2 == 0 ? "m" : "alice") + (i + 1) + "@example.com";
            List<String> recipients = messages.get(i).stream()
                    .map(name -> name + (name.startsWith("foreign") ? "@example.org" : "@example.com"))
                    .toList();
            text.append('|').append(sender).append('>').append(String.join(",", recipients));
        }
        return text.toString();
    }
}
