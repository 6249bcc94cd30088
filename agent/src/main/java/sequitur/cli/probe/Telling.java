package sequitur.cli.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sequitur.smtp.redaction.KnownSecrets;

/** Tells each step as soon as it is done, without the secret, and keeps what has to be changed. */
final class Telling {

    private final Consumer<Step> listener;
    private final KnownSecrets secrets;
    private final List<Step> toChange;

    Telling(Consumer<Step> listener, Optional<ProbeLogin> login) {
        this.listener = listener;
        this.secrets = new KnownSecrets();
        this.toChange = new ArrayList<>();
        login.ifPresent(known -> known.teach(secrets));
    }

    /** Tells nobody. */
    static Telling nobody() {
        return new Telling(step -> {}, Optional.empty());
    }

    /** Tells a step. */
    void tell(Step step) {
        Step shown = new Step(
                step.stage(),
                step.port(),
                step.encryption(),
                secrets.hide(step.sent()),
                step.heard().stream().map(secrets::hide).toList(),
                step.result(),
                secrets.hide(step.meaning()),
                step.trouble().map(this::hidden),
                step.time());
        if (shown.result() == Result.CHANGE) {
            toChange.add(shown);
        }
        listener.accept(shown);
    }

    private Trouble hidden(Trouble trouble) {
        return new Trouble(
                trouble.id(),
                trouble.causes().stream().map(secrets::hide).toList(),
                secrets.hide(trouble.change()),
                trouble.section());
    }

    /** The steps after which something has to be changed, in order. */
    List<Step> toChange() {
        return List.copyOf(toChange);
    }
}
