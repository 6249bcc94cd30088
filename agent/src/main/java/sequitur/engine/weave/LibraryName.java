package sequitur.engine.weave;

import java.security.ProtectionDomain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people call the mail library that a transport comes from, with its version. */
public final class LibraryName {

    private static final String ANGUS = "org/eclipse/angus/";

    private LibraryName() {}

    /**
     * The name. Nothing is looked up in the app's class loaders: {@link LibraryVersion}.
     *
     * @param loader the transport's class loader; null for the boot loader
     * @param className the transport's name, with slashes
     * @param domain where it comes from, if that is known
     * @return name and version, as the library states it
     */
    public static String of(@Nullable ClassLoader loader, String className, @Nullable ProtectionDomain domain) {
        Optional<String> version = LibraryVersion.of(loader, className, domain);
        return name(className, version.orElse("")) + " " + version.orElse("of an unknown version");
    }

    /** The package com.sun.mail was JavaMail's up to version 1, then Jakarta Mail's. */
    private static String name(String className, String version) {
        if (className.startsWith(ANGUS)) {
            return "Angus Mail";
        }
        return version.startsWith("2.") ? "Jakarta Mail" : "JavaMail";
    }
}
