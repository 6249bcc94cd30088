@NullMarked
package sequitur.cli.recording;

import org.jspecify.annotations.NullMarked;
