package sequitur.engine.weave.mini;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the library's: it has the members that the engine looks for, and its methods do what they are told to. They begin and end
 * in all the ways that code can: with a loop, with long variables, in the middle of a handler.
 */
@SuppressWarnings("unused") // The shape of the class is what counts.
public class SMTPTransport extends Transport {

    private final List<String> done;
    private final @Nullable Throwable failure;
    private final int rounds;

    private @Nullable String lastServerResponse;
    private int lastReturnCode;
    private @Nullable Object serverSocket;
    private @Nullable Object serverInput;
    private @Nullable String host;
    private @Nullable String name;
    private @Nullable Object extMap;

    /**
     * Makes one.
     *
     * @param done where it notes what it does
     * @param failure what its methods throw
     * @param rounds how often its loops go round
     */
    public SMTPTransport(List<String> done, @Nullable Throwable failure, int rounds) {
        this.done = done;
        this.failure = failure;
        this.rounds = rounds;
    }

    public boolean protocolConnect(String host, int port, String user, String password) throws Throwable {
        host = host + port;
        long long1 = port;
        double double1 = port + 0.5;
        done.add("connect " + host + user + password + long1 + double1);
        fail();
        return long1 > 1;
    }

    public void initStreams() throws Throwable {
        done.add("streams");
        fail();
    }

    public void sendCommand(byte[] line) throws Throwable {
        int octet = 0;
        while (octet < line.length) {
            octet++;
            if (octet > rounds) {
                done.add("short " + Arrays.toString(line));
                fail();
                return;
            }
        }
        done.add("line " + Arrays.toString(line));
        fail();
    }

    public int readServerResponse() throws Throwable {
        for (; ; ) {
            try {
                done.add("reply");
                fail();
                if (done.size() > rounds) {
                    return 221;
                }
                return 250;
            } catch (IOException lost) {
                done.add("lost");
                return -1;
            } finally {
                done.add("read");
            }
        }
    }

    public void mailFrom() throws Throwable {
        done.add("mail");
        fail();
    }

    public void sendMessage(Object message, Object[] addresses) throws Throwable {
        synchronized (done) {
            for (Object address : addresses) {
                long number = address.hashCode();
                if (number > rounds) {
                    done.add("sent " + address);
                    fail();
                    return;
                }
            }
            done.add("sent nothing of " + message);
            fail();
        }
    }

    public OutputStream data() throws Throwable {
        done.add("data");
        fail();
        return rounds > 1 ? OutputStream.nullOutputStream() : new java.io.ByteArrayOutputStream();
    }

    public void closeConnection() throws Throwable {
        done.add("closed");
        fail();
    }

    private void fail() throws Throwable {
        if (failure != null) {
            throw failure;
        }
    }

    void ehlo(String domain) {}

    void startTLS() {}

    void authenticate(String user, String password) {}

    void simpleCommand(String command) {}

    void simpleCommand(byte[] command) {}

    void suspendTracing() {}

    void resumeTracing() {}

    List<String> getLocalHost() {
        return new ArrayList<>();
    }
}
