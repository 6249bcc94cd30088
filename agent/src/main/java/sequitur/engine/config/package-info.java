/** The agent's configuration: from agent arguments and a properties file to typed settings, with every fault named. */
@NullMarked
package sequitur.engine.config;

import org.jspecify.annotations.NullMarked;
