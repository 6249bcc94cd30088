/** The sequencing model of the SMTP dialogue (RFC 5321): immutable values, total functions, the JDK and nothing else. */
@NullMarked
package sequitur.smtp;

import org.jspecify.annotations.NullMarked;
