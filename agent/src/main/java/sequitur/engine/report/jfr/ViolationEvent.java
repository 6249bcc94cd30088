package sequitur.engine.report.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** A command that broke a rule. */
@Name("sequitur.Violation")
@Label("SMTP Violation")
@Category({"Sequitur", "Mail"})
@Description("A command that broke a rule.")
@Registered(false)
@StackTrace(false)
final class ViolationEvent extends Event {

    @Label("Rule")
    @Description("Its id")
    String rule = "";

    @Label("Server")
    String server = "";

    @Label("Verb")
    @Description("Of the command")
    String verb = "";

    @Label("Action")
    @Description("logged, blocked, corrected, not corrected or dry run")
    String action = "";

    @Label("Call Site")
    @Description("Where in the app")
    String callSite = "";
}
