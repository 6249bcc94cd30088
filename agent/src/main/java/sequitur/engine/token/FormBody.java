package sequitur.engine.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a request, as a form sends it (RFC 6749 appendix B). It is made of octets, which are overwritten in the end. */
final class FormBody implements AutoCloseable {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*";
    private static final String HEX = "0123456789ABCDEF";
    private static final int LOW = 0x0f;

    private final Wiped octets = new Wiped();

    /** A stream whose buffer can be overwritten. */
    private static final class Wiped extends ByteArrayOutputStream {

        private static final int ROOM = 8_192;

        Wiped() {
            super(ROOM);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }

    /** Adds a parameter that is no secret. */
    FormBody with(String name, String value) {
        return with(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a parameter. */
    FormBody with(String name, byte[] value) {
        if (octets.size() > 0) {
            octets.write('&');
        }
        octets.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        octets.write('=');
        for (byte octet : value) {
            if (PLAIN.indexOf(octet) >= 0 && octet > 0) {
                octets.write(octet);
            } else if (octet == ' ') {
                octets.write('+');
            } else {
                octets.write('%');
                octets.write(HEX.charAt((octet >> 4) & LOW));
                octets.write(HEX.charAt(octet & LOW));
            }
        }
        return this;
    }

    /** What is to be sent: a copy, to be overwritten by whoever has asked for it. */
    byte[] octets() {
        return octets.toByteArray();
    }

    @Override
    public void close() {
        octets.wipe();
    }
}
