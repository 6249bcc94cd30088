@NullMarked
package sequitur.examples.run;

import org.jspecify.annotations.NullMarked;
