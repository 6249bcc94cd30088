package sequitur.cli.walk;

import java.util.regex.Pattern;
import sequitur.cli.recording.Entry;

/** The lines of one session as they may be shown: without credentials, and without what may be one. */
final class Transcript {

    private static final Pattern AUTH = Pattern.compile("(?i)\\s*(AUTH)\\s+(\\S+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern MECHANISM = Pattern.compile("[A-Za-z0-9_-]{1,20}");
    private static final Pattern VERB = Pattern.compile("[A-Za-z]{4,10}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Secrets secrets = new Secrets();
    private boolean authSeen;

    /**
     * A line of the client's as it may be shown.
     *
     * @param command the line
     * @param known whether the model knows the verb, and does not take it for a line of a SASL exchange
     */
    String show(Entry.Command command, boolean known) {
        var auth = AUTH.matcher(command.text());
        if (auth.matches() && !command.secret()) {
            authSeen = true;
            return auth(auth.group(2), auth.group(3) == null ? "" : auth.group(3));
        }
        if (command.secret() || (!known && (authSeen || !isVerbAlone(command.text())))) {
            secrets.learn(command.text());
            return Secrets.REDACTED;
        }
        return secrets.hide(command.text());
    }

    /** A reply as it may be shown. */
    String show(Entry.Answer answer) {
        return answer.code() == 334 ? "334 " + Secrets.REDACTED + "\n" : secrets.hide(answer.text());
    }

    private String auth(String mechanism, String response) {
        if (!MECHANISM.matcher(mechanism).matches()) {
            secrets.learn(mechanism);
            secrets.learn(response);
            return "AUTH " + Secrets.REDACTED;
        }
        if (response.isBlank()) {
            return "AUTH " + mechanism;
        }
        secrets.learn(response);
        return "AUTH " + mechanism + " " + Secrets.REDACTED;
    }

    /** A verb that nobody knows is shown only if it looks like a verb: it may be a password that went astray. */
    private static boolean isVerbAlone(String text) {
        String first = SPACES.split(text.strip(), 2)[0];
        return VERB.matcher(first).matches() && first.equals(first.toUpperCase(java.util.Locale.ROOT));
    }
}
