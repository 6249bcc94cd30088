@NullMarked
package sequitur.cli;

import org.jspecify.annotations.NullMarked;
