package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run of letters, digits and the punctuation between them: a word, several words, or the name of a host, an address, a
 * number.
 *
 * @param run the run in lower case
 */
record Token(String run) {

    /** Parts of the names under which lists of blocked addresses are asked and told. */
    private static final List<String> BLOCKLISTS = List.of(
            "spamhaus",
            "spamcop",
            "sorbs",
            "barracudacentral",
            "uribl",
            "surbl",
            "dnsbl",
            "mailspike",
            "abuseat",
            "psbl",
            "uceprotect",
            "blackhole",
            "blocklist",
            "blacklist",
            "senderscore",
            "cloudmark",
            "invaluement",
            "dnswl",
            "rbl.",
            "spl-xbl",
            "sbl-xbl",
            "-rbl",
            ".rbl",
            "spfbl",
            "nerd.dk",
            "trendmicro",
            "senderbase",
            "talosintelligence",
            "hostkarma",
            "manitu",
            "bl?ip",
            "abuse.ch",
            "proofpoint",
            "spamrats",
            "backscatterer",
            "truncate");

    /** Parts of the names of hosts and links by which a provider is known that gives numbers a meaning of its own. */
    private static final Map<String, String> PROVIDERS = Map.of(
            "google",
            "google",
            "gsmtp",
            "google",
            "outlook.com",
            "microsoft",
            "aka.ms",
            "microsoft",
            "microsoft.com",
            "microsoft");

    /** Parts of Exchange: what stands behind their names says the reason. */
    private static final List<String> COMPONENTS = List.of("resolver.", "storedrv.", "transport.rules.", "routing.");

    private static final Set<String> ENDS =
            Set.of("com", "net", "org", "example", "test", "invalid", "local", "lan", "localdomain");

    /** Adds the words of a link: that it is one, the list that it names, and the name of the page where that is a word. */
    static void addLink(String link, List<String> words) {
        if (link.contains("smtplf") || link.contains("barelf")) {
            words.addAll(List.of("bare", "lf"));
            return;
        }
        words.add("link");
        addNames(link, words);
        if (link.contains("spf")) {
            words.add("spf");
        }
        int page = link.lastIndexOf("p=");
        if (page > 0 && "?&/".indexOf(link.charAt(page - 1)) >= 0) {
            words.add(letters(link.substring(page + 2)));
        }
    }

    /** Adds what the run says. */
    void addTo(List<String> words) {
        if (run.indexOf('@') >= 0) {
            words.add("@");
            addBehindAddress(words);
        } else if (isNumber()) {
            return;
        } else if (isHost()) {
            words.add("host");
            addNames(run, words);
        } else {
            addParts(words);
        }
    }

    /** A colon parts an address from what is said of it. */
    private void addBehindAddress(List<String> words) {
        int colon = run.indexOf(':', run.indexOf('@'));
        if (colon > 0 && colon + 1 < run.length()) {
            new Token(run.substring(colon + 1)).addTo(words);
        }
    }

    private static void addNames(String name, List<String> words) {
        if (BLOCKLISTS.stream().anyMatch(name::contains)) {
            words.add("blocklist");
        }
        PROVIDERS.forEach((part, provider) -> {
            if (name.contains(part)) {
                words.add(provider);
            }
        });
    }

    /** An enhanced status code, an IP address, or another number with dots. */
    private boolean isNumber() {
        boolean dotted = false;
        boolean colon = false;
        for (int i = 0; i < run.length(); i++) {
            char letter = run.charAt(i);
            dotted |= letter == '.';
            colon |= letter == ':';
            boolean hexadecimal = letter >= 'a' && letter <= 'f';
            if (!(letter >= '0' && letter <= '9') && ".:/-".indexOf(letter) < 0 && !(hexadecimal && colon)) {
                return false;
            }
        }
        return dotted || colon;
    }

    /** Three labels or more, or two with a well-known end. */
    private boolean isHost() {
        if (COMPONENTS.stream().anyMatch(run::startsWith)) {
            return false;
        }
        if (run.indexOf('.') < 1 || run.indexOf('/') >= 0 || run.indexOf('=') >= 0 || run.indexOf('\'') >= 0) {
            return false;
        }
        String[] labels = run.split(":", 2)[0].split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty() || (labels.length < 3 && label.chars().allMatch(Character::isDigit))) {
                return false;
            }
        }
        return labels.length > 2 || ENDS.contains(labels[labels.length - 1]) || isBlocklist(labels);
    }

    private static boolean isBlocklist(String[] labels) {
        return labels.length == 2 && BLOCKLISTS.contains(labels[0]);
    }

    private void addParts(List<String> words) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= run.length(); i++) {
            char letter = i < run.length() ? run.charAt(i) : ' ';
            if (WordReader.isWordLetter(letter) && letter != '_') {
                word.append(letter);
            } else if (letter != '\'' && letter != '’' && !isPrefix(word, letter)) {
                if (!word.isEmpty()) {
                    words.add(word(word.toString()));
                }
                word.setLength(0);
            }
        }
    }

    /** {@code e-mail} and {@code 8-bit} are one word. */
    private static boolean isPrefix(StringBuilder word, char letter) {
        return letter == '-' && (word.toString().equals("e") || word.toString().equals("8"));
    }

    private static String word(String word) {
        boolean masked = word.length() > 3
                && word.length() < 40
                && word.chars().limit(word.length() - 1).allMatch(letter -> letter == 'x');
        if (masked) {
            return "masked";
        }
        return BLOCKLISTS.contains(word) ? "blocklist" : PROVIDERS.getOrDefault(word, word);
    }

    private static String letters(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
