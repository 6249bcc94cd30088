package sequitur.engine.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Problem;
import sequitur.engine.config.Renewal;

/** Has the settings loaded again where there is a reason, and says in the app's log what that has changed. */
public final class Renewals {

    private final CurrentSettings settings;
    private final SignsOfLife signs;
    private final Notices notices;

    /**
     * Makes it.
     *
     * @param settings the settings
     * @param signs what knows whose log it is
     * @param notices where it is said
     */
    public Renewals(CurrentSettings settings, SignsOfLife signs, Notices notices) {
        this.settings = settings;
        this.signs = signs;
        this.notices = notices;
    }

    /**
     * The app connects: the settings' file may have changed. Looks at it now and then.
     *
     * @param application the class loader of the transport, or null
     */
    public void connecting(@Nullable ClassLoader application) {
        settings.look().ifPresent(renewal -> tell(application, renewal));
    }

    /**
     * Takes settings over those that there are, or loads these again.
     *
     * @param options the settings, as after {@code -javaagent:sequitur-agent.jar=}; blank to load those again that there are
     * @param folder what relative names of files among them are relative to
     * @return what came of it
     */
    public Renewal renew(String options, Path folder) {
        Renewal renewal = settings.renew(options, folder);
        if (renewal.isTaken() && !renewal.isEmpty()) {
            tell(signs.application(), renewal);
        }
        return renewal;
    }

    /**
     * What has changed.
     *
     * @param renewal settings that were taken
     * @return a clause, or clauses with commas between them
     */
    public static String changes(Renewal renewal) {
        return list(renewal.changes());
    }

    /**
     * What is wrong.
     *
     * @param renewal settings that were not taken
     * @return a sentence, or some of them
     */
    public static String faults(Renewal renewal) {
        return renewal.faults().stream().map(Problem::refusal).collect(Collectors.joining(" "));
    }

    private void tell(@Nullable ClassLoader application, Renewal renewal) {
        if (renewal.isTaken()) {
            signs.showPolicy();
            notices.inform(application, "Sequitur's settings have changed: " + changes(renewal) + ".");
        } else {
            notices.warn(
                    application, "Sequitur keeps its settings, as the changed ones have a fault. " + faults(renewal));
        }
    }

    private static String list(List<String> clauses) {
        return clauses.stream().map(Printable::of).map(Printable::toString).collect(Collectors.joining(", "));
    }
}
