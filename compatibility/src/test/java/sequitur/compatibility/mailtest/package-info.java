/** The tests of people who use {@code sequitur-junit}: on each line of JUnit, beside other agents, and as the documents have them. */
@NullMarked
package sequitur.compatibility.mailtest;

import org.jspecify.annotations.NullMarked;
