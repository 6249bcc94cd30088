package sequitur.compatibility.host.app;

/** An app with a {@code main} method. */
public final class ReportingApp {

    private ReportingApp() {}

    /**
     * Sends the report and prints what came of it.
     *
     * @param servers the servers, each as {@code name=port}
     */
    public static void main(String[] servers) {
        WeeklyReport.send(servers).forEach(System.out::println);
    }
}
