/** The files of {@code examples/recipes}, used as somebody who runs an app would use them. */
@NullMarked
package sequitur.compatibility.recipe;

import org.jspecify.annotations.NullMarked;
