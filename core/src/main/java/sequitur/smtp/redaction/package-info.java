/** What may be shown of a dialogue: nothing that could be a credential. */
@NullMarked
package sequitur.smtp.redaction;

import org.jspecify.annotations.NullMarked;
