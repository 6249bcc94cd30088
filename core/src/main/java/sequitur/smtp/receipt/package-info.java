/** What a server's words tell of a mail that it has taken: under which id it keeps it, and what software it is. */
@NullMarked
package sequitur.smtp.receipt;

import org.jspecify.annotations.NullMarked;
