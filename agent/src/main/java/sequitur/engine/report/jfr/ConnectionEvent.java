package sequitur.engine.report.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** An attempt to connect to a mail server, with the login. */
@Name("sequitur.Connection")
@Label("Mail Connection")
@Category({"Sequitur", "Mail"})
@Description("An attempt to connect to a mail server, with the login.")
@Registered(false)
@StackTrace(false)
final class ConnectionEvent extends Event {

    @Label("Outcome")
    @Description("opened or failed")
    String outcome = "";

    @Label("Host")
    @Description("The host that the app names")
    String host = "";

    @Label("Port")
    int port;

    @Label("Total Time")
    @Timespan
    long total;

    @Label("Connect")
    @Description("From the wish for a connection to the greeting")
    @Timespan
    long connect;

    @Label("TLS Handshake")
    @Description("STARTTLS with its handshake")
    @Timespan
    long tlsHandshake;

    @Label("Authentication")
    @Description("AUTH with its exchange")
    @Timespan
    long authentication;

    @Label("TLS Version")
    @Description("Empty in clear text")
    String tlsVersion = "";

    @Label("Cipher Suite")
    String cipherSuite = "";

    @Label("SASL Mechanism")
    @Description("By which the app has authenticated; empty if it has not")
    String mechanism = "";

    @Label("Server Software")
    @Description("As its greeting names it")
    String software = "";

    @Label("Fault")
    @Description("The id of the rule, fault or kind of failure; empty if there was none")
    String fault = "";

    @Label("Call Site")
    @Description("Where in the app")
    String callSite = "";
}
