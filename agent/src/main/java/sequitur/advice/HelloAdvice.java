package sequitur.advice;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.advice.framework.Change;

/** What mends a name in EHLO that the server does not accept. */
final class HelloAdvice {

    private HelloAdvice() {}

    /** Whether the name is one that servers refuse: no full domain name and no address in brackets. */
    static boolean isDoubtful(Facts facts) {
        return facts.helloName()
                .filter(name -> !name.startsWith("[") && (!name.contains(".") || name.contains("_")))
                .isPresent();
    }

    static Advice of(Facts facts, String need) {
        String localhost = facts.property("localhost");
        Optional<String> set = facts.session().value(localhost);
        String name = facts.helloName()
                .or(() -> set)
                .map(told -> " The name that EHLO tells is " + told + ".")
                .orElse("");
        boolean corrected = facts.helloName().isPresent() && !facts.helloName().equals(set);
        String source = set.isPresent() && !corrected
                ? " It comes from {" + localhost + "}."
                : facts.nearMiss(localhost, "").map(found -> " " + found).orElse("");
        return new Advice(need + name + source, new Change.Put(localhost, "<the full domain name of this machine>"));
    }
}
