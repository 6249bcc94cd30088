package sequitur.engine.intercept;

import java.util.Objects;

/** A user's name and password. Tells neither to anybody who prints it. */
final class Credentials {

    private final String user;
    private final String password;

    Credentials(String user, String password) {
        this.user = Objects.requireNonNull(user, "user");
        this.password = Objects.requireNonNull(password, "password");
    }

    String user() {
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
