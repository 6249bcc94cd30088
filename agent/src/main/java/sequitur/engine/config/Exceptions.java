package sequitur.engine.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sequitur.smtp.rule.Rule;

/** The places in the app at which rules may be broken, since that is meant. */
public final class Exceptions {

    /** There are none. */
    static final Exceptions NONE = new Exceptions(Map.of());

    private final Map<Rule, CallSites> places;

    private Exceptions(Map<Rule, CallSites> places) {
        this.places = places;
    }

    /** These with what is said more exactly: for each rule its own. */
    Exceptions with(SettingValues said) {
        Map<Rule, CallSites> more = new EnumMap<>(Rule.class);
        more.putAll(places);
        for (Rule rule : Rule.values()) {
            said.get(Setting.exceptionsOf(rule)).ifPresent(sites -> more.put(rule, sites));
        }
        return more.isEmpty() ? NONE : new Exceptions(more);
    }

    /**
     * Whether there are none, so that nobody needs to know where a command comes from.
     *
     * @return true for nearly all apps
     */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** The rules that may be broken there. */
    Set<Rule> rulesAt(String callSite) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().include(callSite))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exceptions exceptions && places.equals(exceptions.places);
    }

    @Override
    public int hashCode() {
        return places.hashCode();
    }

    /** The rules alone. */
    @Override
    public String toString() {
        return "Exceptions" + List.copyOf(places.keySet());
    }
}
