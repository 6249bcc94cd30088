package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the texts out of lines that are JSON or HTML, and leaves out what only frames a text. Which member of a JSON object holds the
 * text is found out: the one that is certainly protocol most often.
 */
final class Pieces {

    private static final Pattern FENCE =
            Pattern.compile("\\s*(?:(?:```|~~~)\\w*|\\{(?:noformat|code)[^}]*\\}|</?(?:pre|code)>)\\s*");
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*[\\[{]*\\s*\"");
    private static final Pattern MEMBER =
            Pattern.compile("\\s*\"([^\"\\\\]{1,60})\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"),?\\s*");
    private static final Pattern TRACE =
            Pattern.compile("(?i).*(?:stack_?trace|exception|thrown|error)[^.]*(?:\\.[^.]*)?");
    private static final int MOST_BEFORE_JSON = 200;

    private final Map<String, Integer> texts = new HashMap<>();
    private final Speakers speakers = new Speakers();
    private final CommonSuffix suffix = new CommonSuffix();
    private boolean html;

    /** The texts of some lines of the file, in order. */
    List<Piece> of(List<RecordedLine> lines) {
        suffix.learn(lines.stream().map(RecordedLine::text).toList());
        html |= lines.stream().anyMatch(line -> HtmlText.isEvident(line.text()));
        List<List<Map<String, String>>> objects = new ArrayList<>(lines.size());
        for (RecordedLine line : lines) {
            List<Map<String, String>> read = json(line.text());
            read.forEach(this::count);
            objects.add(read);
        }
        List<Piece> pieces = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            RecordedLine line = lines.get(i);
            if (objects.get(i).isEmpty()) {
                plain(line, pieces);
            } else {
                objects.get(i).forEach(object -> text(line.number(), object, pieces));
            }
        }
        return pieces;
    }

    /** Takes note of who certainly spoke in a piece. */
    void learn(Piece piece, Speech speech) {
        piece.members().forEach((name, value) -> speakers.learn(name, List.of(value), speech));
    }

    /** Who spoke in a piece, as far as what else is said of it tells. */
    Optional<Speech> speaker(Piece piece) {
        return piece.members().entrySet().stream()
                .map(member -> speakers.of(member.getKey(), member.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void plain(RecordedLine line, List<Piece> pieces) {
        String text = TerminalCodes.strip(suffix.strip(line.text()));
        if (FENCE.matcher(text).matches()) {
            return;
        }
        if (html) {
            HtmlText.lines(text).forEach(part -> pieces.add(new Piece(line.number(), part, Piece.Kind.TEXT, Map.of())));
        } else {
            pieces.add(new Piece(line.number(), text, Piece.Kind.TEXT, Map.of()));
        }
    }

    private void text(int number, Map<String, String> object, List<Piece> pieces) {
        String path = object.keySet().stream()
                .filter(texts::containsKey)
                .max(Comparator.comparing(name -> texts.getOrDefault(name, 0)))
                .orElse("");
        object.forEach((name, value) -> {
            boolean trace = !name.equals(path) && TRACE.matcher(name).matches() && value.indexOf(' ') > 0;
            if (name.equals(path) || trace) {
                Piece.Kind kind = trace ? Piece.Kind.BESIDE : Piece.Kind.TEXT;
                Map<String, String> others = new HashMap<>(object);
                others.remove(name);
                String text =
                        TerminalCodes.strip(value.endsWith("\n") ? value.substring(0, value.length() - 1) : value);
                text.lines().forEach(part -> pieces.add(new Piece(number, part, kind, others)));
                if (text.isEmpty()) {
                    pieces.add(new Piece(number, "", kind, others));
                }
            }
        });
    }

    private void count(Map<String, String> object) {
        object.forEach((path, value) -> {
            boolean spoken = value.lines().limit(20).anyMatch(Pieces::endsLikeProtocol);
            if (spoken && texts.size() < 1000) {
                texts.merge(path, 1, Integer::sum);
            }
        });
    }

    private static boolean endsLikeProtocol(String line) {
        return LearnedPrefixes.holdsProtocol(line);
    }

    private static List<Map<String, String>> json(String line) {
        int end = Math.min(line.length(), MOST_BEFORE_JSON);
        Matcher member = MEMBER.matcher(line);
        if (line.indexOf('"') >= 0 && member.matches()) {
            return JsonText.objects("{\"" + member.group(1) + "\":" + member.group(2) + "}", 0)
                    .orElse(List.of());
        }
        Matcher beginning = JSON.matcher(line);
        if (line.indexOf('"') < 0 || !beginning.find() || beginning.start() > end) {
            return List.of();
        }
        int start = beginning.start();
        List<Map<String, String>> objects = JsonText.objects(line, start).orElse(List.of());
        if (start > 0) {
            String before = line.substring(0, start).strip();
            objects.forEach(object -> object.put("before", before.split("\\s", 2)[0]));
        }
        return objects;
    }
}
