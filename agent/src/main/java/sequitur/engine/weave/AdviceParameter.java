package sequitur.engine.weave;

/**
 * What a parameter of an advice stands for in the woven method.
 *
 * @param meaning what it is
 * @param octet the octet of a {@link Refusal}, empty for all others
 * @param descriptor its type, as class files write it
 */
record AdviceParameter(Meaning meaning, String octet, String descriptor) {

    /** Byte Buddy's annotations, as far as the advice uses them, and our own. */
    enum Meaning {
        THIS("net/bytebuddy/asm/Advice$This"),
        ALL_ARGUMENTS("net/bytebuddy/asm/Advice$AllArguments"),
        FIRST_ARGUMENT("net/bytebuddy/asm/Advice$Argument"),
        ANSWER("net/bytebuddy/asm/Advice$Enter"),
        RETURNED("net/bytebuddy/asm/Advice$Return"),
        THROWN("net/bytebuddy/asm/Advice$Thrown"),
        ENTRY_HOOK("sequitur/engine/weave/EntryHook"),
        EXIT_HOOK("sequitur/engine/weave/ExitHook"),
        REFUSAL("sequitur/engine/weave/Refusal");

        private final String annotation;

        Meaning(String annotation) {
            this.annotation = annotation;
        }

        /**
         * The meaning of an annotation.
         *
         * @param descriptor the annotation's type, as class files write it
         * @throws IllegalStateException if the weaver does not know it
         */
        static Meaning of(String descriptor) {
            for (Meaning meaning : values()) {
                if (descriptor.equals("L" + meaning.annotation + ";")) {
                    return meaning;
                }
            }
            throw new IllegalStateException("no advice may use " + descriptor);
        }
    }
}
