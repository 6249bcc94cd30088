/** What was written down of SMTP sessions, in whatever form, read into commands, replies and message content. */
@NullMarked
package sequitur.cli.recording;

import org.jspecify.annotations.NullMarked;
