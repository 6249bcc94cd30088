/** The model held against what real servers said. */
@NullMarked
package sequitur.smtp.lab;

import org.jspecify.annotations.NullMarked;
