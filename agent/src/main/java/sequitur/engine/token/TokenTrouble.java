package sequitur.engine.token;

import java.time.Duration;

/** There is no access token. The message is a clause that says why; it holds no secret. */
public final class TokenTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** How long a trouble lasts. */
    public enum Span {
        /** It may be over soon. */
        PASSING,
        /** It lasts until somebody changes a setting, or something at the authorization server. */
        LASTING
    }

    private final String change;
    private final Span span;
    private final Duration pause;

    private TokenTrouble(String reason, String change, Span span, Duration pause) {
        super(reason);
        this.change = change;
        this.span = span;
        this.pause = pause;
    }

    /** One that may be over soon. */
    static TokenTrouble passing(String reason, String change) {
        return new TokenTrouble(reason, change, Span.PASSING, Duration.ZERO);
    }

    /** One that may be over soon, and not before this pause, as the authorization server says. */
    static TokenTrouble passing(String reason, String change, Duration pause) {
        return new TokenTrouble(reason, change, Span.PASSING, pause);
    }

    /** One that lasts. */
    static TokenTrouble lasting(String reason, String change) {
        return new TokenTrouble(reason, change, Span.LASTING, Duration.ZERO);
    }

    /** The same once more, to be thrown by another thread. */
    TokenTrouble again() {
        return new TokenTrouble(reason(), change, span, pause);
    }

    /**
     * Why there is no token.
     *
     * @return a clause without full stop
     */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /**
     * What ends it.
     *
     * @return a clause that begins with a verb, without full stop
     */
    public String change() {
        return change;
    }

    /**
     * Whether it may be over soon.
     *
     * @return how long it lasts
     */
    public Span span() {
        return span;
    }

    /** How long the authorization server wants to be left alone; zero if it has not said. */
    Duration pause() {
        return pause;
    }
}
