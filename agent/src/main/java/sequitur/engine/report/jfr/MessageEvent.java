package sequitur.engine.report.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A mail that was sent, or could not be. */
@Name("sequitur.Message")
@Label("Mail Message")
@Category({"Sequitur", "Mail"})
@Description("A mail that was sent, or could not be.")
@Registered(false)
@StackTrace(false)
final class MessageEvent extends Event {

    @Label("Outcome")
    @Description("sent, partly sent, not sent or in doubt")
    String outcome = "";

    @Label("Host")
    @Description("The host that the app names")
    String host = "";

    @Label("Port")
    int port;

    @Label("Queue Id")
    @Description("Under which the server keeps the mail; empty if its reply tells none")
    String queueId = "";

    @Label("Message-ID")
    String messageId = "";

    @Label("Reply Code")
    @Description("Of the last reply to the mail; 0 if there was none")
    int replyCode;

    @Label("Reply")
    String reply = "";

    @Label("Recipients Accepted")
    int recipientsAccepted;

    @Label("Recipients Refused")
    int recipientsRefused;

    @Label("Sender")
    @Description("Empty unless sequitur.addresses allows it")
    String sender = "";

    @Label("Recipients")
    @Description("Empty unless sequitur.addresses allows it")
    String recipients = "";

    @Label("Content Size")
    @Description("Before dots were doubled")
    @DataAmount
    long octets;

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

    @Label("Envelope")
    @Description("MAIL and RCPT")
    @Timespan
    long envelope;

    @Label("Content")
    @Timespan
    long content;

    @Label("Final Reply")
    @Description("The wait for the reply to the end of the content")
    @Timespan
    long finalReply;

    @Label("Violations")
    @Description("Rules that were broken on the way")
    int violations;

    @Label("Corrections")
    int corrections;

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
