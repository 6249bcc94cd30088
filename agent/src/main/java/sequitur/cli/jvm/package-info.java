/** Other JVMs of this machine, as the module {@code jdk.attach} reaches them. */
@NullMarked
package sequitur.cli.jvm;

import org.jspecify.annotations.NullMarked;
