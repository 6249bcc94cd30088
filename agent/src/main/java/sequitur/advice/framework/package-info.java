/** How the frameworks that make mail sessions spell the settings of the mail library. */
@NullMarked
package sequitur.advice.framework;

import org.jspecify.annotations.NullMarked;
