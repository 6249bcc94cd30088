/** A real Postfix and a real Exim on this machine, for the tests that ask what they took. */
@NullMarked
package sequitur.examples.realservers;

import org.jspecify.annotations.NullMarked;
