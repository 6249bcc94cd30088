/** Tests of what is put right. */
@NullMarked
package sequitur.engine.mend;

import org.jspecify.annotations.NullMarked;
