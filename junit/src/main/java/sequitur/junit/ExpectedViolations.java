package sequitur.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds more than one {@link ExpectedViolation}; the compiler writes it. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SequiturExtension.class)
public @interface ExpectedViolations {

    /**
     * All of them.
     *
     * @return the violations that are expected
     */
    ExpectedViolation[] value();
}
