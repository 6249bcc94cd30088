package sequitur.engine.secret;

import java.util.Arrays;

/** A password or an access token in memory, for as short a time as can be: closing it overwrites it. Nobody can print it. */
public final class Secret implements AutoCloseable {

    private final byte[] octets;

    /**
     * Takes the octets over: they are overwritten in the end.
     *
     * @param octets what nobody may see
     */
    public Secret(byte[] octets) {
        this.octets = octets;
    }

    /**
     * What nobody may see.
     *
     * @return the octets themselves, not a copy
     */
    public byte[] octets() {
        return octets;
    }

    /**
     * The same once more, to be closed for itself.
     *
     * @return a copy
     */
    public Secret copy() {
        return new Secret(octets.clone());
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
