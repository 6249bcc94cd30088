package sequitur.smtp.lab;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sequitur.smtp.lab.Replay.Judgement;
import sequitur.smtp.rule.Rule;

/**
 * One row of {@code faults.txt}: what is wrong at one step of one sequence, where something is.
 *
 * @param sequence the sequence's name
 * @param step the step that is wrong
 * @param word the line of it that is wrong; empty for any of them
 * @param rule the rule that must be found broken
 * @param allowed that rule, and others which the same line breaks as well
 * @param conditions what the step needs; all of them
 */
record Fault(String sequence, int step, String word, Rule rule, Set<Rule> allowed, List<String> conditions) {

    /** Profiles that take mail from nobody who has not authenticated; AUTHREQ of the lab's report.py. */
    static final Set<String> SUBMISSION = Set.of(
            "postfix/submission",
            "postfix/nodelay",
            "postfix/submission-tls",
            "dovecot/submission",
            "exim/submission",
            "exim/submission-rcpt",
            "opensmtpd/submission",
            "opensmtpd/submission-tls",
            "sendmail/submission",
            "courier/submission",
            "aiosmtpd/submission",
            "aiosmtpd/submission-tls",
            "smtp-server/submission",
            "smtp-server/submission-tls",
            "haraka/submission",
            "subethasmtp/submission",
            "subethasmtp/submission-tls",
            "james/submission",
            "msmtpd/submission");

    private static final Pattern STEP = Pattern.compile("(\\d+)(?:/(\\S+))? (accepted|refused|continued)");
    private static final Pattern OFFER = Pattern.compile("(offers|lacks) (\\S+)");
    private static final long TOO_BIG = 99_999_999_999L;

    /** Every row, one for each sequence and step that it names. */
    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        try (InputStream in = Fault.class.getResourceAsStream("faults.txt")) {
            if (in == null) {
                throw new FileNotFoundException("faults.txt");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> faults.addAll(row(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static List<Fault> row(String line) {
        List<String> cells = split(line, "\\|");
        List<Rule> rules = split(cells.get(2), "\\+").stream()
                .map(id -> Rule.of(id).orElseThrow(() -> new IllegalArgumentException("no such rule: " + id)))
                .toList();
        List<String> conditions = cells.size() > 3 ? split(cells.get(3), " and ") : List.of();
        List<Fault> faults = new ArrayList<>();
        for (String sequence : split(cells.get(0), ",")) {
            for (String place : split(cells.get(1), ",")) {
                List<String> parts = split(place, "/");
                faults.add(new Fault(
                        sequence,
                        Integer.parseInt(parts.get(0)),
                        parts.size() > 1 ? parts.get(1) : "",
                        rules.get(0),
                        EnumSet.copyOf(rules),
                        conditions));
            }
        }
        return faults;
    }

    private static List<String> split(String text, String separator) {
        return Stream.of(text.split(separator, -1)).map(String::strip).toList();
    }

    /** Whether the row is about this line. */
    boolean isAbout(Lab.Recording recording, Judgement judgement) {
        return sequence.equals(recording.sequence().name())
                && step == judgement.exchange().step()
                && (word.isEmpty() || word.equals(judgement.exchange().word()))
                && conditions.stream().allMatch(condition -> holds(condition, recording, judgement));
    }

    private static boolean holds(String condition, Lab.Recording recording, Judgement judgement) {
        Matcher step = STEP.matcher(condition);
        if (step.matches()) {
            return recording.exchanges().stream()
                    .filter(exchange -> exchange.step() == Integer.parseInt(step.group(1)))
                    .filter(exchange -> step.group(2) == null || exchange.word().equals(step.group(2)))
                    .reduce((first, second) -> second)
                    .filter(last -> switch (step.group(3)) {
                        case "accepted" -> last.accepted();
                        case "refused" -> last.refused();
                        default -> last.taken() && !last.accepted();
                    })
                    .isPresent();
        }
        Matcher offer = OFFER.matcher(condition);
        if (offer.matches()) {
            return judgement.offers(offer.group(2)) == offer.group(1).equals("offers");
        }
        return switch (condition) {
            case "limits SIZE" -> limitsSize(judgement);
            case "submission" -> SUBMISSION.contains(recording.profile());
            default -> throw new IllegalArgumentException("no such condition: " + condition);
        };
    }

    private static boolean limitsSize(Judgement judgement) {
        return judgement.offered().stream()
                .filter(line -> line.matches("SIZE [1-9]\\d*"))
                .anyMatch(line -> Long.parseLong(line.substring("SIZE ".length())) < TOO_BIG);
    }
}
