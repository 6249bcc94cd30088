package sequitur.engine.border;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;

/**
 * Whether forged commands are to be let through. It is asked also about connections that the engine leaves alone, since the patch
 * holds there too.
 */
final class VirtualPatch {

    private final CurrentSettings settings;

    VirtualPatch(CurrentSettings settings) {
        this.settings = settings;
    }

    /** Whether the operator has switched it off for a connection; where nobody knows what it leads to, for all of them. */
    boolean isOff(@Nullable Conversation conversation) {
        Optional<HostSettings> known = conversation == null
                ? Optional.empty()
                : conversation.dialogue().settings();
        return known.isEmpty()
                ? settings.now().isOffEverywhere(Rule.COMMAND_INJECTION)
                : known.get().policy().action(Rule.COMMAND_INJECTION) == Action.OFF;
    }
}
