package sequitur.engine.report.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** An attempt to connect or to send that ended in an exception. */
@Name("sequitur.Failure")
@Label("Mail Failure")
@Category({"Sequitur", "Mail"})
@Description("An attempt to connect or to send that ended in an exception.")
@Registered(false)
@StackTrace(false)
final class FailureEvent extends Event {

    @Label("Outcome")
    @Description("What became of the mail")
    String outcome = "";

    @Label("Fault")
    @Description("The id of the rule, fault or kind of failure; empty if there was none")
    String fault = "";

    @Label("Server")
    String server = "";

    @Label("Done")
    String done = "";

    @Label("Call Site")
    @Description("Where in the app")
    String callSite = "";
}
