/** Small mail-sending apps, each wrong in one instructive way; none of them knows of Sequitur. */
@NullMarked
package sequitur.examples;

import org.jspecify.annotations.NullMarked;
