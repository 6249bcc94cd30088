/** All that touches a password: where it is found, whether it may go to a server, and how it is sent there. */
@NullMarked
package sequitur.engine.login;

import org.jspecify.annotations.NullMarked;
