package sequitur.smtp.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is looked after besides the order and form of commands: how long is waited, and what is sent twice. Each is set as rules are, and has the
 * actions that make sense for it.
 */
public enum Precaution {
    /** A reply takes longer than RFC 5321 section 4.5.3.2 allows, or may take for ever. */
    REPLY_TIMEOUT("RFC 5321 4.5.3.2", Action.OFF, Action.LOG, Action.CORRECT),
    /** A mail is sent again while it is in doubt whether the server has taken it (RFC 5321 section 6.1 and RFC 1047). */
    DUPLICATE_SUSPECTED("RFC 5321 6.1", Action.OFF, Action.LOG, Action.BLOCK);

    private final String section;

    // List.of makes one that can't be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Action> actions;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Precaution(String section, Action... actions) {
        this.section = section;
        this.actions = List.of(actions);
    }

    /**
     * The name everywhere outside the code.
     *
     * @return the constant's name in lower case, words joined by hyphens
     */
    public String id() {
        return id;
    }

    /**
     * Where it is written down.
     *
     * @return the RFC and its section
     */
    public String section() {
        return section;
    }

    /**
     * What can be done about it.
     *
     * @return the actions, the mildest first
     */
    public List<Action> actions() {
        return actions;
    }

    /**
     * What is done about it where nothing else is said than what is done about every rule.
     *
     * @param preset the action for every rule
     * @return nothing where that is to be done of everything; time limits are set under {@code correct}; a mail is refused only to those who ask
     *     for it by name
     */
    public Action under(Action preset) {
        boolean followed = preset == Action.OFF || (this == REPLY_TIMEOUT && preset == Action.CORRECT);
        return followed ? preset : Action.LOG;
    }

    /**
     * Finds one by its name.
     *
     * @param id the name
     * @return it, if there is one of that name
     */
    public static Optional<Precaution> of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst();
    }
}
