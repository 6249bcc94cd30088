package sequitur.engine.conversation;

import java.util.Optional;
import sequitur.engine.config.Host;
import sequitur.engine.config.HostTrust;
import sequitur.engine.config.Printable;
import sequitur.engine.transport.MailServer;

/**
 * The host that some of the app's credentials belong to. They go there and, unless the operator says so, nowhere else: any
 * server can ask for a password.
 *
 * @param what what belongs to it, for a person
 * @param host the host; nothing if the app has named none with them
 * @param named where the app names it, or would, for a person
 */
public record CredentialOwner(String what, Optional<Host> host, String named) {

    /**
     * User and password given to {@code connect()} belong to the host that was given with them.
     *
     * @param host the host
     * @return the owner
     */
    public static CredentialOwner ofConnect(Host host) {
        return new CredentialOwner("the password that the app gave to connect()", Optional.of(host), "given with it");
    }

    /**
     * What the mail session has belongs to the host that it names.
     *
     * @param protocol the protocol's name in its properties
     * @param host the host that it names, if it names one
     * @return the owner
     */
    public static CredentialOwner ofSession(String protocol, Optional<Host> host) {
        return new CredentialOwner(
                "the credentials of the mail session", host, "mail." + protocol + ".host or mail.host");
    }

    /**
     * Why the credentials may not go to a server.
     *
     * @param server the server
     * @param trust what the operator vouches for there
     * @return a clause; nothing if they may
     */
    public Optional<String> obstacle(MailServer server, HostTrust trust) {
        Host target = Host.of(server.host());
        if (trust.appCredentials() || host.filter(target::equals).isPresent()) {
            return Optional.empty();
        }
        String belong = host.map(name -> "belong to " + Printable.of(name.text()) + " (" + named + ")")
                .orElse("belong to no host, since it names none (" + named + ")");
        return Optional.of(what + " " + belong + " and were not sent to " + Printable.of(target.text())
                + "; sequitur.host." + Printable.of(target.inBrackets()) + ".app-credentials=true lets them go there");
    }
}
