/** Test classes that are run in JVMs of their own; some of their tests are to fail. */
@NullMarked
package sequitur.compatibility.mailtest.sample;

import org.jspecify.annotations.NullMarked;
