package sequitur.compatibility.mailtest.sample;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An app with a neighbour in the same JVM that would hear what the agent tells and have it look at no rule; then it breaks one. */
public final class UninvitedApp {

    private UninvitedApp() {}

    /**
     * Does it, and prints what it hears and what the server has answered.
     *
     * @param arguments nothing
     * @throws ReflectiveOperationException if there is no door
     */
    @SuppressWarnings("unchecked") // The door says so.
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> door = Class.forName("sequitur.agent.Door");
        Consumer<Map<String, Object>> listener = event -> System.out.println("heard " + event);
        ((List<Consumer<Map<String, Object>>>) door.getMethod("listeners").invoke(null)).add(listener);
        Supplier<String> settings = () -> "policy=off";
        ((List<Supplier<String>>) door.getMethod("settings").invoke(null)).add(settings);
        System.out.println(Post.nested());
    }
}
