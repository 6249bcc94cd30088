package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JMX shows of the servers: nothing before there is anything, and then what is known at the moment. */
class RequirementsPublicationTest {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<LearnedRequirement> known = new ArrayList<>();
    private final RequirementsPublication publication = new RequirementsPublication(() -> known);

    /** Before as well: an engine that would rather stay on the bench has left its own behind. */
    @BeforeEach
    @AfterEach
    void withdraw() throws JMException {
        ObjectName name = new ObjectName(RequirementsMXBean.NAME);
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }

    @Test
    void showsWhatIsKnownAtTheMoment() throws JMException {
        ObjectName name = new ObjectName("sequitur:type=Requirements");
        assertThat(server.isRegistered(name)).isFalse();

        publication.publish();
        assertThat((CompositeData[]) server.getAttribute(name, "Learned")).isEmpty();

        known.add(new LearnedRequirement(
                "mx:587", "auth", Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-01-02T04:04:05Z")));
        CompositeData[] shown = (CompositeData[]) server.getAttribute(name, "Learned");
        assertThat(shown).hasSize(1);
        assertThat(shown[0].getAll(new String[] {"server", "requirement", "learnedAt", "expires"}))
                .containsExactly("mx:587", "auth", "2026-01-02T03:04:05Z", "2026-01-02T04:04:05Z");
    }

    @Test
    void isHarmlessWhereAnotherOneIsThereAlready() throws JMException {
        publication.publish();
        publication.publish();
        new RequirementsPublication(List::of).publish();

        assertThat(server.isRegistered(new ObjectName(RequirementsMXBean.NAME))).isTrue();
    }

    @Test
    void isGoneOnceItIsWithdrawn() throws JMException {
        publication.publish();
        publication.withdraw();

        assertThat(server.isRegistered(new ObjectName(RequirementsMXBean.NAME))).isFalse();
    }
}
