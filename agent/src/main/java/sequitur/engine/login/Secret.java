package sequitur.engine.login;

import java.util.Arrays;

/** A password or an access token in memory, for as short a time as can be: closing it overwrites it. Nobody can print it. */
final class Secret implements AutoCloseable {

    private final byte[] octets;

    /** Takes the octets over: they are overwritten in the end. */
    Secret(byte[] octets) {
        this.octets = octets;
    }

    /** The octets themselves, not a copy. */
    byte[] octets() {
        return octets;
    }

    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
    }

    @Override
    public String toString() {
        return "Secret[****]";
    }
}
