/** What is done about a command, or only said in a dry run; and how it is reported. */
@NullMarked
package sequitur.engine.act;

import org.jspecify.annotations.NullMarked;
