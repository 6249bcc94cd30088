@NullMarked
package sequitur.cli.walk;

import org.jspecify.annotations.NullMarked;
