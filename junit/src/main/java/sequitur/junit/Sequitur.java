package sequitur.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test class or a test method: the test fails when mail of its own breaks a rule of SMTP, also where the app has swallowed the exception. The rules
 * are those of RFC 5321 and its extensions; {@code java -jar sequitur-agent.jar rules} lists them.
 *
 * <p>What is set here counts for the threads of the test alone: tests that run at the same time may set different things. On a method it counts over
 * what the class says, and on a class over the class around it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SequiturExtension.class)
public @interface Sequitur {

    /**
     * What is done about a command that breaks a rule: {@code log} lets it pass, {@code block} keeps it from the server and answers it as a strict
     * server would, {@code correct} inserts the commands that are missing, {@code off} looks at no rule. A violation fails the test in each case but
     * {@code off}.
     *
     * @return the policy; empty for that which the agent has
     */
    String policy() default "";

    /**
     * Other settings of the agent, one in each text, without {@code sequitur.} before them: {@code "require.tls=always"}. docs/settings.md lists
     * them.
     *
     * @return the settings, each as {@code key=value}
     */
    String[] settings() default {};
}
