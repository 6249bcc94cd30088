package sequitur.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test method: its mail breaks this rule, and the test fails if it does not. May stand there more than once. On a class it stands for each test of
 * the class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ExpectedViolations.class)
@ExtendWith(SequiturExtension.class)
public @interface ExpectedViolation {

    /**
     * The rule.
     *
     * @return its id, as {@code mail-nested}
     */
    String value();
}
