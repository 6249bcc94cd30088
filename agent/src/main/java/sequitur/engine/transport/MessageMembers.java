package sequitur.engine.transport;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * The private members of a transport's class that hold the message which is being sent, and whom it is for. Nothing else depends on them, so a release
 * that lacks one is followed all the same.
 *
 * @param message the message; null between two messages
 * @param messageId its Message-ID, or null
 * @param addresses the recipients, an array; null between two messages
 */
record MessageMembers(MethodHandle message, MethodHandle messageId, MethodHandle addresses) {

    /** Finds them, if all are there. */
    static Optional<MessageMembers> find(Class<?> woven, MethodHandles.Lookup lookup) {
        try {
            Field message = woven.getDeclaredField("message");
            MethodType getter = MethodType.methodType(Object.class, Object.class);
            return Optional.of(new MessageMembers(
                    lookup.unreflectGetter(message).asType(getter),
                    lookup.unreflect(message.getType().getMethod("getMessageID"))
                            .asType(getter),
                    lookup.unreflectGetter(woven.getDeclaredField("addresses")).asType(getter)));
        } catch (ReflectiveOperationException | LinkageError otherRelease) {
            return Optional.empty();
        }
    }
}
