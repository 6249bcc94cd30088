package sequitur.engine.weave;

import java.util.Map;
import net.bytebuddy.jar.asm.Type;

/**
 * One of the two methods of an advice, as its annotations describe it.
 *
 * @param descriptor its parameters and what it returns, as class files write it
 * @param parameters what each parameter stands for, by the slot that it has among the variables
 * @param suppressing whether what it throws is swallowed; of what it returns the default counts then
 * @param skipping of an entry: whether the method's own code is passed over where it returns something else than the default
 * @param catching of an exit: whether it also runs where the method's own code has thrown
 */
record AdviceMethod(
        String descriptor,
        Map<Integer, AdviceParameter> parameters,
        boolean suppressing,
        boolean skipping,
        boolean catching) {

    /** What it returns. */
    Type returned() {
        return Type.getReturnType(descriptor);
    }

    /** How many slots its parameters take. None of them is a {@code long} or {@code double}. */
    int slots() {
        return parameters.size();
    }
}
