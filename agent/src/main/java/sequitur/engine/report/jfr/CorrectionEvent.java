package sequitur.engine.report.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** A sequence that was put right. */
@Name("sequitur.Correction")
@Label("SMTP Correction")
@Category({"Sequitur", "Mail"})
@Description("A sequence that was put right.")
@Registered(false)
@StackTrace(false)
final class CorrectionEvent extends Event {

    @Label("Rule")
    @Description("Its id")
    String rule = "";

    @Label("Server")
    String server = "";

    @Label("Verb")
    @Description("Of the command")
    String verb = "";

    @Label("Done")
    String done = "";
}
