@NullMarked
package sequitur.testbed.server;

import org.jspecify.annotations.NullMarked;
