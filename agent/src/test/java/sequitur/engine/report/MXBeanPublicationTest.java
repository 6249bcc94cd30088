package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a bean is there for JMX, and when it is not. */
class MXBeanPublicationTest {

    private static final String NAME = "sequitur.test:type=Answer";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final MXBeanPublication<AnswerMXBean> publication = publication(42);

    /** Any bean. */
    public interface AnswerMXBean {

        /** Any attribute. */
        int getAnswer();
    }

    @AfterEach
    void clear() throws JMException {
        if (isRegistered()) {
            server.unregisterMBean(new ObjectName(NAME));
        }
    }

    @Test
    void isThereFromPublishingToWithdrawing() throws JMException {
        assertThat(isRegistered()).isFalse();

        publication.publish();
        assertThat(answer()).isEqualTo(42);

        publication.withdraw();
        assertThat(isRegistered()).isFalse();
    }

    @Test
    void isPublishedOnceAndWithdrawnForGood() throws JMException {
        publication.publish();
        publication.publish();
        publication.withdraw();
        publication.withdraw();
        publication.publish();

        assertThat(isRegistered()).isFalse();
    }

    @Test
    void isNeverThereIfItWasWithdrawnBefore() throws JMException {
        publication.withdraw();
        publication.publish();

        assertThat(isRegistered()).isFalse();
    }

    @Test
    void leavesAloneWhatSomebodyElseHasRegistered() throws JMException {
        MXBeanPublication<AnswerMXBean> second = publication(43);
        publication.publish();

        second.publish();
        second.withdraw();

        assertThat(answer()).isEqualTo(42);
    }

    @Test
    void anotherOneMayFollow() throws JMException {
        publication.publish();
        publication.withdraw();

        publication(43).publish();

        assertThat(answer()).isEqualTo(43);
    }

    @Test
    void isHarmlessWhereSomebodyElseHasTakenItBack() throws JMException {
        publication.publish();
        clear();

        publication.withdraw();

        assertThat(isRegistered()).isFalse();
    }

    private static MXBeanPublication<AnswerMXBean> publication(int answer) {
        return new MXBeanPublication<>(AnswerMXBean.class, NAME, () -> answer);
    }

    private boolean isRegistered() throws JMException {
        return server.isRegistered(new ObjectName(NAME));
    }

    private Object answer() throws JMException {
        return server.getAttribute(new ObjectName(NAME), "Answer");
    }
}
