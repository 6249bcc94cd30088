package sequitur.testbed.server;

import java.io.IOException;
import java.util.function.Function;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** What stands in SubEthaSMTP's table of commands in place of its own command: hands the line to the dialogue. */
final class StrictCommand implements Command {
    private final Verb verb;
    private final Function<Session, Dialogue> dialogues;

    StrictCommand(Verb verb, Function<Session, Dialogue> dialogues) {
        this.verb = verb;
        this.dialogues = dialogues;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        dialogues.apply(session).answer(verb, line);
    }

    @Override
    public String getName() {
        return verb.name();
    }

    @Override
    public HelpMessage getHelp() {
        return new HelpMessage(verb.name(), "See RFC 5321.");
    }
}
