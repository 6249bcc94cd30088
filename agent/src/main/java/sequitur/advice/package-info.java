/** What a failure comes from in this app, and the one change that mends it: pure functions of facts. */
@NullMarked
package sequitur.advice;

import org.jspecify.annotations.NullMarked;
