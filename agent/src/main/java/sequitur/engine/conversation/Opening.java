package sequitur.engine.conversation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;
import sequitur.engine.transport.Destination;

/**
 * What the app gave to open a connection: an immutable value that lasts until it asks for another one. It holds a password, and
 * tells it to nobody who prints it.
 */
public final class Opening {

    /** That of a transport which has never been asked to connect. */
    static final Opening UNSEEN = new Opening(new Destination(null, 0, Optional.empty()), null, null, Optional.empty());

    private final Destination destination;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Optional<CredentialOwner> owner;
    private final boolean repeatable;

    /**
     * Makes one.
     *
     * @param destination where the connection is to lead
     * @param user the user's name, or null
     * @param password the password, or null
     * @param owner whose the password is; nothing if there is none
     */
    public Opening(
            Destination destination,
            @Nullable String user,
            @Nullable String password,
            Optional<CredentialOwner> owner) {
        this(destination, user, password, owner, destination.socketName().isEmpty());
    }

    private Opening(
            Destination destination,
            @Nullable String user,
            @Nullable String password,
            Optional<CredentialOwner> owner,
            boolean repeatable) {
        this.destination = destination;
        this.user = user;
        this.password = password;
        this.owner = owner;
        this.repeatable = repeatable;
    }

    /** The same for a connection of which nobody knows how it was opened. */
    Opening unrepeatable() {
        return new Opening(destination, user, password, owner, false);
    }

    /** Where the connection is to lead. */
    public Destination destination() {
        return destination;
    }

    /** The user's name, or null. */
    public @Nullable String user() {
        return user;
    }

    /** The password, or null. */
    public @Nullable String password() {
        return password;
    }

    /** Whose the password is; nothing if there is none. */
    public Optional<CredentialOwner> owner() {
        return owner;
    }

    /** Whether both user and password are there. */
    public boolean hasCredentials() {
        return user != null && password != null;
    }

    /**
     * Whether the connection can be opened once more: the library opened it, with what is known here.
     *
     * @return false also for a connection over a socket that the app itself opened
     */
    public boolean isRepeatable() {
        return repeatable;
    }

    /**
     * Whether it leads to this host and port.
     *
     * @param host the host
     * @param port the port as the app gives it
     * @return true if the app has asked for a connection there
     */
    public boolean leadsTo(Host host, int port) {
        return this != UNSEEN
                && destination.port() == port
                && destination.hostOrDefault().equals(host);
    }

    @Override
    public String toString() {
        return "Opening[****]";
    }
}
