@NullMarked
package sequitur.examples.server;

import org.jspecify.annotations.NullMarked;
