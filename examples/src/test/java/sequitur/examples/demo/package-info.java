@NullMarked
package sequitur.examples.demo;

import org.jspecify.annotations.NullMarked;
