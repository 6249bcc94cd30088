package sequitur.compatibility.host.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** A web app that sends the report while it is deployed, to the servers that the system property {@code servers} names. */
@WebListener
public final class ReportingListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        WeeklyReport.send(System.getProperty("servers", "").split(",", -1)).forEach(System.out::println);
    }
}
