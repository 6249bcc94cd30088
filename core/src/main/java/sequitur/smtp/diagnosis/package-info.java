/** What a reply says is wrong: its fault, what mostly causes it in a Jakarta Mail app, and what mends it. */
@NullMarked
package sequitur.smtp.diagnosis;

import org.jspecify.annotations.NullMarked;
