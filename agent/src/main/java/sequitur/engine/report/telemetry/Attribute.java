package sequitur.engine.report.telemetry;

/**
 * The names of what is told with a span, an event or a measurement. Those without {@code sequitur} in front are OpenTelemetry's, of its semantic
 * conventions.
 */
final class Attribute {

    static final String SERVER_ADDRESS = "server.address";
    static final String SERVER_PORT = "server.port";
    static final String NETWORK_PROTOCOL = "network.protocol.name";
    static final String NETWORK_TRANSPORT = "network.transport";
    static final String TLS_PROTOCOL = "tls.protocol.name";
    static final String TLS_VERSION = "tls.protocol.version";
    static final String TLS_CIPHER = "tls.cipher";
    static final String ERROR_TYPE = "error.type";
    static final String CODE_FUNCTION = "code.function.name";
    static final String CODE_FILE = "code.file.path";
    static final String CODE_LINE = "code.line.number";
    static final String OUTCOME = "sequitur.outcome";
    static final String CONNECTION_RESULT = "sequitur.connection.result";
    static final String PHASE = "sequitur.phase";
    static final String RULE = "sequitur.rule";
    static final String VERB = "sequitur.verb";
    static final String ACTION = "sequitur.action";
    static final String RECIPIENT_RESULT = "sequitur.recipient.result";
    static final String RECIPIENTS_ACCEPTED = "sequitur.recipient.accepted";
    static final String RECIPIENTS_REFUSED = "sequitur.recipient.refused";
    static final String RECIPIENT_ADDRESSES = "sequitur.recipient.addresses";
    static final String SENDER_ADDRESS = "sequitur.sender.address";
    static final String REPLY_CODE = "sequitur.reply.code";
    static final String REPLY_STATUS = "sequitur.reply.status";
    static final String REPLY_TEXT = "sequitur.reply.text";
    static final String QUEUE_ID = "sequitur.queue.id";
    static final String MESSAGE_ID = "sequitur.message.id";
    static final String MESSAGE_SIZE = "sequitur.message.size";
    static final String RULES = "sequitur.rules";
    static final String AUTH_MECHANISM = "sequitur.auth.mechanism";
    static final String SERVER_SOFTWARE = "sequitur.server.software";

    private Attribute() {}
}
