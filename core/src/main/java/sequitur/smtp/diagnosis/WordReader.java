package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text in lower case into words, in one pass: letters and digits make words, punctuation parts them, and what is only
 * echoed becomes a word that says what it was.
 */
final class WordReader {

    /** The longest piece that can be an echo. */
    private static final int LONGEST = 600;

    /** What stands in angle brackets and is no address. */
    private static final Set<String> CONTROLS = Set.of("cr", "lf", "crlf", "cr lf", "cr><lf", "nul");

    /** Verbs at the beginning of an echoed line: the server does not know them. */
    private static final List<String> EXTENSION_VERBS = List.of("auth", "starttls", "bdat", "lhlo");

    /** Before a quotation that is no echo: the form that the server asks for. */
    private static final Set<String> FORMS = Set.of("syntax", "usage", "format", "expected", "expecting", "is");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    WordReader(String text) {
        this.text = text;
    }

    /** The words, between those for the beginning and the end. */
    List<String> words() {
        words.add(Wording.BEGIN);
        while (at < text.length()) {
            piece();
        }
        words.add(Wording.END);
        return words;
    }

    private void piece() {
        char letter = text.charAt(at);
        switch (letter) {
            case '<' -> bracketed('>');
            case '[' -> bracketed(']');
            case '{' -> bracketed('}');
            case '"', '\'', '`' -> quoted(letter);
            case '%' -> placeholder();
            case '*' -> masked();
            case '&' -> {
                words.add("and");
                at++;
            }
            case '.', '!', '?', ';' -> stop();
            default -> {
                if (Character.isLetterOrDigit(letter)
                        || letter == '_'
                        || Character.getType(letter) == Character.NON_SPACING_MARK) {
                    run();
                } else {
                    loneAddress(letter);
                }
            }
        }
    }

    private void loneAddress(char letter) {
        if (letter == '@') {
            words.add("@");
            at = endOfRun();
        }
        at++;
    }

    /** The end of a sentence, if no word follows at once. */
    private void stop() {
        at++;
        if ((at == text.length() || Character.isWhitespace(text.charAt(at))) && !last().equals(Wording.STOP)) {
            words.add(Wording.STOP);
        }
    }

    private String last() {
        return words.get(words.size() - 1);
    }

    private void masked() {
        int from = at;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        if (at - from > 2) {
            words.add("masked");
        }
    }

    private void placeholder() {
        int from = ++at;
        while (at < text.length() && at - from < 6 && isWordLetter(text.charAt(at))) {
            at++;
        }
        if (at > from) {
            words.add("x");
        }
    }

    /** What stands in brackets: an address, an echo, a host, a placeholder. */
    private void bracketed(char close) {
        char open = text.charAt(at);
        int end = closing(at + 1, open, close);
        if (end < 0) {
            at++;
            return;
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        if (CONTROLS.contains(inside)) {
            words.add(inside.equals("nul") ? "nul" : "crlf");
        } else if (open != '[') {
            words.add(open == '<' ? "<>" : "x");
        }
    }

    private int closing(int from, char open, char close) {
        for (int i = from; i < text.length() && i - from <= LONGEST; i++) {
            char letter = text.charAt(i);
            if (letter == close) {
                return i;
            }
            if (letter == open) {
                return -1;
            }
        }
        return -1;
    }

    private void quoted(char mark) {
        char close = mark == '`' ? '\'' : mark;
        int end = mayOpen(mark) && !FORMS.contains(last()) ? endOfQuotation(close, mark) : -1;
        if (end < 0) {
            at++;
            return;
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        words.add(unquoted(inside));
    }

    /** A single mark within a word is an apostrophe. */
    private boolean mayOpen(char mark) {
        return mark == '"' || at == 0 || !isWordLetter(text.charAt(at - 1));
    }

    private int endOfQuotation(char close, char other) {
        for (int i = at + 1; i < text.length() && i - at <= LONGEST; i++) {
            char letter = text.charAt(i);
            boolean ends = close == '"' || i + 1 == text.length() || !isWordLetter(text.charAt(i + 1));
            if ((letter == close || letter == other) && ends) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String inside) {
        String bare = inside.endsWith(":") ? inside.substring(0, inside.length() - 1) : inside;
        for (String verb : EXTENSION_VERBS) {
            if (bare.startsWith(verb)
                    && (bare.length() == verb.length() || !isWordLetter(bare.charAt(verb.length())))) {
                return verb;
            }
        }
        return switch (bare) {
            case "mail from" -> "mail";
            case "rcpt to" -> "rcpt";
            default ->
                bare.length() > 1 && bare.length() <= 20 && bare.chars().allMatch(Character::isLetter) ? bare : "x";
        };
    }

    /** Letters and digits and what may stand between them in a name, an address or a link. */
    private void run() {
        if (isSyllable(text.charAt(at))) {
            words.add(text.substring(at, ++at));
            return;
        }
        int end = endOfRun();
        String run = text.substring(at, end);
        at = end;
        if (isLink(run)) {
            link(run);
        } else {
            new Token(run).addTo(words);
        }
    }

    private static boolean isLink(String run) {
        return run.startsWith("http:") || run.startsWith("https:") || run.startsWith("www.");
    }

    private void link(String run) {
        int from = at - run.length();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '>') {
            at++;
        }
        Token.addLink(text.substring(from, at), words);
        if (".;!?".indexOf(text.charAt(at - 1)) >= 0) {
            words.add(Wording.STOP);
        }
    }

    private int endOfRun() {
        int end = at + 1;
        while (end < text.length() && isRunLetter(text.charAt(end))) {
            end++;
        }
        while (end > at + 1 && !isWordLetter(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Punctuation inside a run belongs to it, at its end it does not. */
    private static boolean isRunLetter(char letter) {
        return (isWordLetter(letter) && !isSyllable(letter)) || "@.:-+='’/".indexOf(letter) >= 0;
    }

    /** Chinese and Japanese put no space between words: each sign counts as one. */
    private static boolean isSyllable(char letter) {
        return letter >= '\u3040' && letter <= '\u9fff';
    }

    static boolean isWordLetter(char letter) {
        int type = Character.getType(letter);
        return Character.isLetterOrDigit(letter)
                || letter == '_'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
