package sequitur.compatibility.host;

import java.nio.file.Path;
import java.util.List;
import sequitur.testbed.library.CopiedJars;

/** The jars of a host, or what was unpacked from one. The build puts those of each in a folder of its own. */
final class HostJars {

    private HostJars() {}

    /** The version of the artifact that the host's folder holds, as its jar's name has it. */
    static String version(String host, String artifact) {
        return of(host).stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.matches(artifact + "-[0-9].*\\.jar"))
                .map(name -> name.substring(artifact.length() + 1, name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }

    /** The files in the folder of this name. */
    static List<Path> of(String host) {
        return CopiedJars.in("hosts", host);
    }
}
