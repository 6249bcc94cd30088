package sequitur.engine.transport;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;

/**
 * One mail session of the app's: its properties, and whom it knows a password of. It holds on to the app's object, so it is kept no
 * longer than one command.
 */
public final class MailSession {

    private final MailSessionMembers members;
    private final Object session;

    MailSession(MailSessionMembers members, Object session) {
        this.members = members;
        this.session = session;
    }

    /**
     * Whether the app gave the mail session an Authenticator.
     *
     * @return true if it did
     */
    public boolean hasAuthenticator() throws Throwable {
        Object present = members.authenticator.invokeExact(session);
        return present != null;
    }

    /**
     * The value of a property.
     *
     * @param name the property's name
     * @return the value, if it is a text
     */
    public Optional<String> property(String name) throws Throwable {
        Object value = members.getProperty.invokeExact(session, (Object) name);
        return Optional.ofNullable((String) value);
    }

    /**
     * The host that the mail session names for a protocol.
     *
     * @param protocol the protocol's name
     * @return the host, if it names one
     */
    public Optional<Host> host(String protocol) throws Throwable {
        Optional<String> ofProtocol = property("mail." + protocol + ".host");
        return (ofProtocol.isPresent() ? ofProtocol : property("mail.host"))
                .filter(name -> !name.isEmpty())
                .map(Host::of);
    }

    /**
     * All properties, those of its defaults included.
     *
     * @return their values, texts or other objects, by their names
     */
    public Map<String, Object> properties() throws Throwable {
        Properties properties = (Properties) (Object) members.getProperties.invokeExact(session);
        Map<String, Object> all = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            all.put(name, properties.getProperty(name));
        }
        properties.forEach((name, value) -> all.putIfAbsent(String.valueOf(name), value));
        return all;
    }

    /**
     * The class of the app's Authenticator.
     *
     * @return its name, or nothing if there is none
     */
    public Optional<String> authenticatorClass() throws Throwable {
        Object present = members.authenticator.invokeExact(session);
        return Optional.ofNullable(present).map(found -> found.getClass().getName());
    }

    /**
     * Whether it is the one of {@code Session.getDefaultInstance}, which keeps the properties of its first caller.
     *
     * @return true if it is
     */
    public boolean isDefault() throws Throwable {
        Object shared = members.defaultSession.invokeExact();
        return shared == session;
    }

    /** The app's own object that holds its properties: whoever changes it changes what the app sees. */
    public Properties liveProperties() throws Throwable {
        return (Properties) (Object) members.getProperties.invokeExact(session);
    }

    /** Whether a property is set, be it to a text or to an object. */
    public boolean has(String name) throws Throwable {
        Object properties = members.getProperties.invokeExact(session);
        return ((Properties) properties).get(name) != null || property(name).isPresent();
    }

    /** A property that is a number, as the library reads it; nothing for one that is none. */
    public Optional<Integer> number(String name) throws Throwable {
        Object properties = members.getProperties.invokeExact(session);
        if (((Properties) properties).get(name) instanceof Integer number) {
            return Optional.of(number);
        }
        try {
            return property(name).map(Integer::valueOf);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /**
     * Whether the mail session remembers a password, which an Authenticator may have told it.
     *
     * @param password the password
     * @return true if it is that of any server
     */
    public boolean remembers(String password) throws Throwable {
        Object table = members.remembered.invokeExact(session);
        // The keys are not looked at: to compare two of them the library asks a resolver.
        List<Object> answers = List.copyOf(((Map<?, ?>) table).values());
        for (Object answer : answers) {
            Object known = members.getPassword.invokeExact(answer);
            if (password.equals(known)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks the app's Authenticator, as the library itself does when it finds no password.
     *
     * @param address the server's address, or null where that is another's
     * @param server the server
     * @param user the user's name, or null
     * @return what it answers, or nothing
     */
    public Optional<Credentials> ask(@Nullable InetAddress address, MailServer server, @Nullable String user)
            throws Throwable {
        @Nullable String noPrompt = null;
        Object answer = members.requestPasswordAuthentication.invokeExact(
                session, address, server.port(), server.protocol(), noPrompt, user);
        if (answer == null) {
            return Optional.empty();
        }
        Object name = members.getUserName.invokeExact(answer);
        Object password = members.getPassword.invokeExact(answer);
        return name == null || password == null
                ? Optional.empty()
                : Optional.of(new Credentials((String) name, (String) password));
    }
}
