package sequitur.smtp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How a violation of a rule can be put right. */
public enum Correction {
    /** Nothing safe can be done. */
    NONE(false),
    /** EHLO goes first. */
    EHLO(true) {
        @Override
        Optional<Step> step(SessionState state) {
            return Optional.of(Step.EHLO);
        }
    },
    /** STARTTLS goes first, if the server offers it. */
    STARTTLS(true) {
        @Override
        Optional<Step> step(SessionState state) {
            Connection connection = state.connection();
            if (connection.hello() == Hello.HELO) {
                return Optional.of(Step.EHLO);
            }
            return !connection.tls() && connection.extensions().offers("STARTTLS")
                    ? Optional.of(Step.STARTTLS)
                    : Optional.empty();
        }
    },
    /** AUTH goes first, under TLS unless the peer is on loopback, or the configuration allows clear text and there is no TLS. */
    AUTH(true) {
        @Override
        Optional<Step> step(SessionState state) {
            Connection connection = state.connection();
            boolean offered = connection.extensions().offers("AUTH");
            if (connection.confidential() && offered) {
                return Optional.of(Step.AUTH);
            }
            Optional<Step> encryption = STARTTLS.step(state);
            return encryption.isEmpty() && offered && connection.clearTextAuthentication()
                    ? Optional.of(Step.AUTH)
                    : encryption;
        }
    },
    /** RSET goes first, if there is a transaction to end. */
    RSET(true) {
        @Override
        Optional<Step> step(SessionState state) {
            return state.transaction().isNone() ? Optional.empty() : Optional.of(Step.RSET);
        }
    },
    /** The SASL exchange that a command was sent into is given up first. */
    CANCEL(true) {
        @Override
        Optional<Step> step(SessionState state) {
            return state.inSaslExchange() ? Optional.of(Step.CANCEL) : Optional.empty();
        }
    },
    /** The command is not sent; it is answered as successful if it asks for nothing that is not so already. */
    ANSWER(true),
    /** The reply that is outstanding is read first. */
    READ_REPLY(true) {
        @Override
        Optional<Step> step(SessionState state) {
            return Optional.of(Step.READ_REPLY);
        }
    },
    /** A new connection takes the place of this one, if no transaction is lost with it. */
    RECONNECT(true) {
        @Override
        Optional<Step> step(SessionState state) {
            return state.transaction().isOpen() ? Optional.empty() : Optional.of(Step.RECONNECT);
        }
    },
    /** The command's argument is rewritten. */
    REWRITE(true),
    /** Parameters that only ask for a service are left out of the command. */
    STRIP(true);

    private final boolean carriedOut;

    Correction(boolean carriedOut) {
        this.carriedOut = carriedOut;
    }

    /**
     * Whether action {@link Action#CORRECT} carries this out: whether it inserts commands, rewrites this one,
     * or answers in the server's place.
     * Where it does not, {@link Rule#serverDecides()} says what becomes of the command.
     *
     * @return true if it is carried out
     */
    public boolean isCarriedOut() {
        return carriedOut;
    }

    /** What this correction would insert now; nothing if it can't be done in this state. */
    Optional<Step> step(SessionState state) {
        return Optional.empty();
    }

    /**
     * The next thing to insert before a command. After it was done, and answered, the command is checked again and this is
     * asked again.
     *
     * @param state the session as it stands
     * @param policy the policy, which the inserted command has to pass as well
     * @param violations what the command still breaks
     * @param line the command's octets without CR LF
     * @return the step, or nothing if none of the violations can be put right from here
     */
    public static Optional<Step> next(SessionState state, Policy policy, List<Violation> violations, byte[] line) {
        return violations.stream()
                .filter(violation -> policy.action(violation.rule()) == Action.CORRECT)
                .filter(violation -> isInTime(violation, line))
                .map(violation -> violation.rule().correction().step(state))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .filter(step -> keepsTransaction(step, state.transaction()) && isLegal(step, state, policy));
    }

    /**
     * A new connection helps only a command that begins something, and never the opening of a connection. A SASL exchange is
     * given up only for what is a command without doubt: a response is base64, and one that is not is the server's to refuse.
     */
    private static boolean isInTime(Violation violation, byte[] line) {
        return switch (violation.rule().correction()) {
            case RECONNECT -> violation.verb() == Verb.MAIL;
            case CANCEL -> AuthCommand.isCommandInExchange(line);
            default -> true;
        };
    }

    /**
     * Whatever the policy: nothing goes into message content, and into an open transaction only the RSET that means to end it, or what
     * ends a SASL exchange.
     */
    private static boolean keepsTransaction(Step step, Transaction transaction) {
        return !transaction.isOpen()
                || step == Step.READ_REPLY
                || step == Step.CANCEL
                || (step == Step.RSET && transaction != Transaction.CONTENT);
    }

    private static boolean isLegal(Step step, SessionState state, Policy policy) {
        List<Violation> violations =
                SequencingModel.check(state, step.verb(), step.example(state.connection())).stream()
                        .filter(violation -> violation.rule() != Rule.AUTH_CLEARTEXT
                                || !state.connection().clearTextAuthentication())
                        .toList();
        Verdict verdict = policy.verdict(violations);
        return verdict instanceof Verdict.Pass || verdict instanceof Verdict.Log;
    }
}
