/** What runs in the hosts: apps that send mail, and the launchers of hosts that are libraries. */
@NullMarked
package sequitur.compatibility.host.app;

import org.jspecify.annotations.NullMarked;
