package sequitur.engine.weave;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of an advice that stands for the exception about a line with an illegal octet in it. It is made where the
 * parameter is read, by the transport's own code: nothing of the engine has to work for it.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface Refusal {

    /** The octet as the exception names it. */
    String octet();
}
