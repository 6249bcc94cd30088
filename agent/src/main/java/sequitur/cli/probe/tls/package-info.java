/** What a server's certificate and its TLS tell, whether or not this JVM trusts them. */
@NullMarked
package sequitur.cli.probe.tls;

import org.jspecify.annotations.NullMarked;
