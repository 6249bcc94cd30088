package sequitur.engine.weave;

/** Says that a transport does not have the shape that the engine knows, and is left as it is. */
public final class UnknownTransportException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownTransportException(String message) {
        super(message);
    }
}
