/** Rehearsals: refusals, lost connections and waits on purpose, in the server's place. Nothing of it is loaded unless somebody asks for it. */
@NullMarked
package sequitur.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
