package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together the long lines that a container runtime has cut: all their parts but the last bear the tag P (the CRI's form of a log). */
final class PartialLines {

    private static final Pattern PART = Pattern.compile("(.{10,200}? (?:stdout|stderr) )([PF]) (.*)", Pattern.DOTALL);
    private static final String CUT = "P";

    private PartialLines() {}

    /** The lines, those that were cut in one piece. */
    static List<RecordedLine> joined(List<RecordedLine> lines) {
        if (lines.stream().noneMatch(line -> line.text().contains(" P ") && isCut(line))) {
            return lines;
        }
        List<RecordedLine> joined = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 0;
        for (RecordedLine line : lines) {
            Matcher part = PART.matcher(line.text());
            boolean tagged = part.matches();
            if (open.length() > 0 && tagged && open.length() < LineReader.LONGEST) {
                open.append(part.group(3));
            } else if (tagged && part.group(2).equals(CUT)) {
                close(joined, first, open);
                first = line.number();
                open.append(part.group(1)).append("F ").append(part.group(3));
            } else {
                close(joined, first, open);
                joined.add(line);
            }
            if (tagged && !part.group(2).equals(CUT)) {
                close(joined, first, open);
            }
        }
        close(joined, first, open);
        return joined;
    }

    private static boolean isCut(RecordedLine line) {
        Matcher part = PART.matcher(line.text());
        return part.matches() && part.group(2).equals(CUT);
    }

    private static void close(List<RecordedLine> joined, int number, StringBuilder open) {
        if (open.length() > 0) {
            joined.add(new RecordedLine(number, open.toString()));
            open.setLength(0);
        }
    }
}
