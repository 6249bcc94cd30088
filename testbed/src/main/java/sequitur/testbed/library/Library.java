package sequitur.testbed.library;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A release of the mail library. The build puts the jars of each, and what it needs, in a folder of its own. */
public enum Library {
    /** The oldest that is still met. */
    JAVAX_1_4_7("javax-1.4.7", Namespace.JAVAX),
    /** The last of the line that has no CHUNKING. */
    JAVAX_1_5_6("javax-1.5.6", Namespace.JAVAX),
    /** The last JavaMail, which never had CVE-2025-7962 mended. */
    JAVAX_1_6_2("javax-1.6.2", Namespace.JAVAX),
    /** The SMTP provider of JavaMail alone, beside the API with its own core. */
    JAVAX_SMTP_1_6_2("javax-smtp-1.6.2", Namespace.JAVAX),
    /** JavaMail at Eclipse. */
    JAKARTA_1_6_7("jakarta-1.6.7", Namespace.JAVAX),
    /** The last in the namespace javax.mail. */
    JAKARTA_1_6_8("jakarta-1.6.8", Namespace.JAVAX),
    /** The namespace jakarta.mail, the classes still at com.sun.mail. */
    JAKARTA_2_0_1("jakarta-2.0.1", Namespace.JAKARTA),
    /** The last of that line. */
    JAKARTA_2_0_2("jakarta-2.0.2", Namespace.JAKARTA),
    /** The SMTP provider of that line alone. */
    JAKARTA_SMTP_2_0_1("jakarta-smtp-2.0.1", Namespace.JAKARTA),
    /** The first Angus Mail, which kept the packages of its ancestors. */
    ANGUS_1_0_0("angus-1.0.0", Namespace.JAKARTA),
    /** The last with those packages. */
    ANGUS_1_1_0("angus-1.1.0", Namespace.JAKARTA),
    /** The last Angus Mail that lets CR LF through. */
    ANGUS_2_0_3("angus-2.0.3", Namespace.ANGUS),
    /** The first that does not. */
    ANGUS_2_0_4("angus-2.0.4", Namespace.ANGUS),
    /** The newest release. */
    ANGUS_2_0_5("angus-2.0.5", Namespace.ANGUS),
    /** The SMTP provider of the newest release alone. */
    ANGUS_SMTP_2_0_5("angus-smtp-2.0.5", Namespace.ANGUS),
    /** The bundle that holds API and implementation. */
    ANGUS_BUNDLE_2_0_5("angus-bundle-2.0.5", Namespace.ANGUS),
    /** The newest of all. */
    ANGUS_2_1_0_M1("angus-2.1.0-M1", Namespace.ANGUS);

    private final String label;
    private final Namespace namespace;

    Library(String label, Namespace namespace) {
        this.label = label;
        this.namespace = namespace;
    }

    /** The library as the documentation names it. */
    public String label() {
        return label;
    }

    /** Where its classes are. */
    public Namespace namespace() {
        return namespace;
    }

    /** Its jars, and those that it needs. */
    public List<Path> jars() {
        return CopiedJars.in("libraries", label);
    }

    /**
     * The releases that the scenarios run on: those that the system property {@code libraries} names by their labels, with
     * commas between them; {@code all}; or, without it, one that the bench has not.
     */
    public static List<Library> chosen() {
        String labels = System.getProperty("libraries", "");
        if (labels.isEmpty()) {
            return List.of(JAVAX_1_6_2);
        }
        return Stream.of(values())
                .filter(library ->
                        labels.equals("all") || List.of(labels.split(",", -1)).contains(library.label))
                .toList();
    }

    @Override
    public String toString() {
        return label;
    }
}
