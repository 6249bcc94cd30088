package sequitur.engine.report.relay;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** As an appender does that does not keep the application waiting. */
final class MailingHandler extends Handler {
    private final Runnable mail;

    MailingHandler(Runnable mail) {
        this.mail = mail;
    }

    @Override
    public void publish(LogRecord event) {
        Thread sender = new Thread(new Sending());
        sender.start();
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private final class Sending implements Runnable {
        @Override
        public void run() {
            mail.run();
        }
    }
}
