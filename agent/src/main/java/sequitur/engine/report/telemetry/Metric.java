package sequitur.engine.report.telemetry;

/** What is measured: the one list of names, units and meanings, for OpenTelemetry, Micrometer and the documentation. */
enum Metric {
    /** Mails. */
    MESSAGES("sequitur.messages", Kind.COUNT, "{message}", "Mails, by what became of them."),
    /** Mails and their times. */
    MESSAGE_DURATION(
            "sequitur.message.duration",
            Kind.DURATION,
            "s",
            "How long it took to send a mail over an open connection."),
    /** Octets. */
    MESSAGE_SIZE("sequitur.message.size", Kind.SIZE, "By", "How many octets of content the app has written."),
    /** Recipients. */
    RECIPIENTS("sequitur.recipients", Kind.COUNT, "{recipient}", "Recipients that servers have taken or refused."),
    /** Parts of a connection and of a mail. */
    PHASE_DURATION(
            "sequitur.phase.duration", Kind.DURATION, "s", "How long each phase of a connection or a mail took."),
    /** Connections. */
    CONNECTIONS("sequitur.connections", Kind.COUNT, "{connection}", "Connections that were opened, or could not be."),
    /** Connections and their times. */
    CONNECTION_DURATION(
            "sequitur.connection.duration",
            Kind.DURATION,
            "s",
            "How long it took to open a connection, with TLS and login, or to fail."),
    /** Violations. */
    VIOLATIONS("sequitur.violations", Kind.COUNT, "{violation}", "Commands that broke a rule.");

    /** What kind of number it is. */
    enum Kind {
        /** Seconds: how often, how long in all, and how they are spread. */
        DURATION,
        /** Octets: the same of sizes. */
        SIZE,
        /** A count that only grows. */
        COUNT
    }

    private final String label;
    private final Kind kind;
    private final String unit;
    private final String description;

    Metric(String label, Kind kind, String unit, String description) {
        this.label = label;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
    }

    /** Its name, with dots. */
    String label() {
        return label;
    }

    /** What kind of number it is. */
    Kind kind() {
        return kind;
    }

    /** Its unit, in the notation of UCUM. */
    String unit() {
        return unit;
    }

    /** What it tells, for people. */
    String description() {
        return description;
    }
}
