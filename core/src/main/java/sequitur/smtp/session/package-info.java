/** Where an SMTP session stands: an immutable value that replies drive (RFC 5321). */
@NullMarked
package sequitur.smtp.session;

import org.jspecify.annotations.NullMarked;
