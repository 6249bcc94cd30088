package sequitur.engine.transport;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A user's name and password. Tells neither to anybody who prints it. */
public final class Credentials {

    private final String user;
    private final String password;

    /**
     * Makes them.
     *
     * @param user the user's name
     * @param password the password
     */
    public Credentials(String user, String password) {
        this.user = Objects.requireNonNull(user, "user");
        this.password = Objects.requireNonNull(password, "password");
    }

    /** The password's octets, a copy. */
    public byte[] passwordOctets() {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    /** The user's name. */
    public String user() {
        return user;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return "Credentials[****]";
    }
}
