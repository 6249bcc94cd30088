/**
 * The shim: all that an app's class path gains. It compares class names, and loads the engine when the first mail transport
 * is met. It runs on Java 8 and up, uses no library, logs nothing and never throws.
 *
 * <p>This package alone is not marked {@code @NullMarked}: that annotation names targets which Java 8 does not know. The
 * build checks its nulls all the same.
 */
package sequitur.agent;
