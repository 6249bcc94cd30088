/** What came of an attempt to connect or to send: what went wrong first, and what it comes from in this app. */
@NullMarked
package sequitur.engine.failure;

import org.jspecify.annotations.NullMarked;
