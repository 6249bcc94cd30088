package sequitur.compatibility.host.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A web app that sends the report when it is asked to. */
public final class ReportingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Connections that this app never closes. */
    private static final List<Transport> LEFT_OPEN = new ArrayList<>();

    /** The parameters {@code server} are the servers, each as {@code name=port}; {@code open} is one to stay connected to. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter page = response.getWriter();
        WeeklyReport.send(request.getParameterValues("server")).forEach(page::println);
        String open = request.getParameter("open");
        if (open != null) {
            try {
                LEFT_OPEN.add(WeeklyReport.sendAndStay(open));
            } catch (MessagingException failed) {
                page.println(WeeklyReport.line("open", failed));
            }
        }
    }
}
