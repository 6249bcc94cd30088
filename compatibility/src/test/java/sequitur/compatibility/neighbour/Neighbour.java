package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sequitur.testbed.run.Finished;

/** Another agent that people run beside us. Each is told to weave the very transport that we weave, where it can. */
enum Neighbour {
    /** Counts the transport's lines. */
    JACOCO("JaCoCo 0.8.15", "jacoco") {
        @Override
        List<String> options(Path folder) {
            return List.of(attached("=destfile=" + folder.resolve("jacoco.exec")));
        }

        @Override
        void checkWork(Finished run, Path folder) throws IOException {
            assertThat(Files.readString(folder.resolve("jacoco.exec"), StandardCharsets.ISO_8859_1))
                    .contains(
                            TRANSPORT.replace('.', '/'),
                            MailingApp.class.getName().replace('.', '/'));
        }
    },

    /** Injects a rule into the method in which our hook stands. */
    BYTEMAN("Byteman 4.0.26", "byteman") {
        @Override
        List<String> options(Path folder) throws IOException {
            Path script = Files.writeString(folder.resolve("rule.btm"), """
                            RULE each command
                            CLASS %s
                            METHOD sendCommand(byte[])
                            AT ENTRY
                            IF TRUE
                            DO traceln("rule fired")
                            ENDRULE
                            """.formatted(TRANSPORT));
            return List.of(attached("=script:" + script));
        }

        @Override
        void checkWork(Finished run, Path folder) {
            assertThat(run.output()).filteredOn("rule fired"::equals).hasSizeGreaterThan(20);
        }
    },

    /** Traces the transport's method {@code sendMessage}. */
    OPEN_TELEMETRY("OpenTelemetry 2.31.1", "opentelemetry") {
        @Override
        List<String> options(Path folder) {
            return List.of(
                    attached(""),
                    "-Dotel.traces.exporter=console",
                    "-Dotel.metrics.exporter=none",
                    "-Dotel.logs.exporter=none",
                    "-Dotel.instrumentation.methods.include=" + TRANSPORT + "[sendMessage]");
        }

        @Override
        void checkWork(Finished run, Path folder) {
            assertThat(run.errors())
                    .filteredOn(line -> line.contains("'SMTPTransport.sendMessage'"))
                    .hasSize(5);
        }
    },

    /** Traces the transport's method {@code sendMessage}; its server is not there. */
    ELASTIC("Elastic APM 1.55.1", "elastic-apm") {
        @Override
        List<String> options(Path folder) {
            return List.of(
                    attached(""),
                    "-Delastic.apm.server_url=http://127.0.0.1:1",
                    "-Delastic.apm.cloud_provider=NONE",
                    "-Delastic.apm.trace_methods=" + TRANSPORT + "#sendMessage",
                    "-Delastic.apm.log_level=DEBUG",
                    "-Delastic.apm.log_file=" + folder.resolve("elastic.log"));
        }

        @Override
        void checkWork(Finished run, Path folder) throws IOException {
            assertThat(Files.readAllLines(folder.resolve("elastic.log")))
                    .filteredOn(line -> line.contains("endTransaction") && line.contains("'SMTPTransport#sendMessage'"))
                    .hasSize(5);
        }
    },

    /** Traces the transport's method {@code sendMessage}; there is nobody to send the traces to. */
    DATADOG("Datadog 1.68.1", "datadog") {
        @Override
        List<String> options(Path folder) {
            return List.of(
                    attached(""),
                    "-Ddd.writer.type=LoggingWriter",
                    "-Ddd.jmxfetch.enabled=false",
                    "-Ddd.instrumentation.telemetry.enabled=false",
                    "-Ddd.remote_config.enabled=false",
                    "-Ddd.trace.methods=" + TRANSPORT + "[sendMessage]");
        }

        @Override
        void checkWork(Finished run, Path folder) {
            assertThat(run.errors())
                    .filteredOn(line -> line.contains("SMTPTransport.sendMessage"))
                    .hasSize(5);
        }
    },

    /** Weaves an aspect into the transport at load time. */
    ASPECTJ("AspectJ weaver 1.9.27", "aspectj") {
        @Override
        List<String> options(Path folder) throws IOException {
            Path definition = Files.writeString(folder.resolve("aop.xml"), """
                            <aspectj>
                              <aspects>
                                <concrete-aspect name="example.EachMessage">
                                  <before pointcut="execution(* sendMessage(..))"
                                      invokeClass="java.lang.Thread" invokeMethod="yield()"/>
                                </concrete-aspect>
                              </aspects>
                              <weaver options="-verbose -showWeaveInfo">
                                <include within="%s"/>
                              </weaver>
                            </aspectj>
                            """.formatted(TRANSPORT));
            return List.of(attached(""), "-Dorg.aspectj.weaver.loadtime.configuration=" + definition.toUri());
        }

        @Override
        void checkWork(Finished run, Path folder) {
            assertThat(run.errors()).anyMatch(line -> line.contains("sendMessage") && line.contains("advised by"));
        }
    },

    /** Offers the JVM's metrics to whoever asks: the app itself, here. */
    JMX_PROMETHEUS("JMX Prometheus 1.0.1", "jmx-prometheus") {
        @Override
        List<String> options(Path folder) throws IOException {
            Path rules = Files.writeString(folder.resolve("jmx.yaml"), "rules:\n- pattern: \".*\"\n");
            int port = freePort();
            return List.of(
                    attached("=127.0.0.1:" + port + ":" + rules),
                    "-D" + MeasuredApp.METRICS + "=http://127.0.0.1:" + port + "/metrics");
        }

        @Override
        void checkWork(Finished run, Path folder) {
            assertThat(run.output()).contains("metrics: true");
        }

        private int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    },

    /** Watches for changed classes. */
    HOTSWAP_AGENT("HotswapAgent 1.4.1", "hotswap-agent") {
        @Override
        List<String> options(Path folder) {
            return List.of(attached(""));
        }

        @Override
        void checkWork(Finished run, Path folder) {
            assertThat(run.output()).anyMatch(line -> line.contains("HOTSWAP AGENT"));
        }
    };

    private static final String TRANSPORT = "org.eclipse.angus.mail.smtp.SMTPTransport";

    private final String label;
    private final String jars;

    Neighbour(String label, String jars) {
        this.label = label;
        this.jars = jars;
    }

    /** The neighbour as the documentation names it. */
    String label() {
        return label;
    }

    /** What attaches it, and has it write what it finds into the folder or to standard error. */
    abstract List<String> options(Path folder) throws IOException;

    /** Checks that it has done its work. */
    abstract void checkWork(Finished run, Path folder) throws IOException;

    String attached(String arguments) {
        return "-javaagent:" + Jars.only(jars) + arguments;
    }

    @Override
    public String toString() {
        return label;
    }
}
