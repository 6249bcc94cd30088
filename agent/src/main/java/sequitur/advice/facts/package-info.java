/** What is known of an app's mail session and of its server when a mail fails; no secret is among it. */
@NullMarked
package sequitur.advice.facts;

import org.jspecify.annotations.NullMarked;
