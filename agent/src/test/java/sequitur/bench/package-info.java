/**
 * The bench: apps with the agent in the JVM of the tests. The mail library is loaded anew for each run, by a class loader of its
 * own, and woven by the real weaver; bridge, hooks, sockets and server are real too. What only a JVM of its own can show (the jar,
 * the command line, hosts, standard output) is shown by the modules {@code examples} and {@code compatibility}.
 */
@NullMarked
package sequitur.bench;

import org.jspecify.annotations.NullMarked;
