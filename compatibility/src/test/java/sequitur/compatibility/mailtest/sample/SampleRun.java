package sequitur.compatibility.mailtest.sample;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes by JUnit, whichever there is, and prints a line for each test, class and engine that has ended. */
public final class SampleRun {

    private SampleRun() {}

    /**
     * Runs them.
     *
     * @param arguments names of classes in this package, and {@code key=value} for parameters of JUnit's
     */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String argument : arguments) {
            String[] parameter = argument.split("=", 2);
            if (parameter.length == 2) {
                request.configurationParameter(parameter[0], parameter[1]);
            } else {
                request.selectors(DiscoverySelectors.selectClass(SampleRun.class.getPackageName() + "." + argument));
            }
        }
        LauncherFactory.create().execute(request.build(), new Printing());
        System.exit(0);
    }

    /** Prints one line for each. */
    private static final class Printing implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            System.out.println(result.getStatus() + " " + identifier.getDisplayName()
                    + result.getThrowable().map(Printing::words).orElse(""));
        }

        private static String words(Throwable thrown) {
            StringBuilder words = new StringBuilder(": ").append(thrown.getMessage());
            for (Throwable suppressed : thrown.getSuppressed()) {
                words.append(" SUPPRESSED ").append(suppressed.getMessage());
            }
            return words.toString().replace("\n", "|");
        }
    }
}
