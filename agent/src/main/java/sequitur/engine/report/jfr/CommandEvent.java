package sequitur.engine.report.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A command with its reply. */
@Name("sequitur.Command")
@Label("SMTP Command")
@Category({"Sequitur", "Mail"})
@Description("A command with its reply.")
@Enabled(false)
@Registered(false)
@StackTrace(false)
final class CommandEvent extends Event {

    @Label("Server")
    String server = "";

    @Label("Verb")
    String verb = "";

    @Label("Reply Code")
    int replyCode;

    @Label("Reply Time")
    @Description("From the moment before it was written to its reply")
    @Timespan
    long replyTime;
}
