package sequitur.compatibility.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sequitur.examples.run.ForkedCommand;

/** The one pod of a Kubernetes recipe, laid out below a folder as Kubernetes would do it. This needs root, for the owners of files. */
final class Pod {

    private final Yaml template;
    private final Path folder;
    private final Map<String, Path> volumes = new HashMap<>();
    private final int user;
    private final int fsGroup;

    /**
     * Lays out the volumes.
     *
     * @param documents the documents of the recipe
     * @param folder where to
     * @throws IOException if that fails, as it does without root
     */
    Pod(List<Yaml> documents, Path folder) throws IOException {
        this.template =
                Yaml.ofKind(documents, "Deployment").at("spec").at("template").at("spec");
        this.folder = folder;
        this.user = template.at("securityContext").at("runAsUser").number();
        this.fsGroup = template.at("securityContext").at("fsGroup").number();
        for (Yaml volume : template.at("volumes").items()) {
            String name = volume.at("name").text();
            Path root = Files.createDirectories(folder.resolve("volume-" + name));
            // Set-group-ID, and sticky, as what Kubernetes keeps in memory is.
            own(root, 03777);
            volumes.put(name, root);
            if (volume.has("secret")) {
                Yaml secret = volume.at("secret");
                Yaml data =
                        Yaml.named(documents, "Secret", secret.at("secretName").text());
                mount(root, data.at("stringData"), secret.at("defaultMode").number());
            } else if (volume.has("configMap")) {
                Yaml data = Yaml.named(
                        documents,
                        "ConfigMap",
                        volume.at("configMap").at("name").text());
                mount(root, data.at("data"), 0644);
            }
        }
    }

    /** Each file is a link to one in {@code ..data}, which is a link to a folder that is never changed. */
    private void mount(Path volume, Yaml files, int mode) throws IOException {
        Path now = Files.createDirectory(volume.resolve("..2026_11_30_12_00_00.1"));
        own(now, 02755);
        Files.createSymbolicLink(volume.resolve("..data"), now.getFileName());
        for (String name : files.keys()) {
            Path file = Files.writeString(now.resolve(name), files.at(name).text());
            own(file, mode);
            Files.createSymbolicLink(volume.resolve(name), Path.of("..data", name));
        }
    }

    private void own(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:gid", fsGroup, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }

    /** Writes into a file of a volume, from outside of the pod. */
    void rewrite(String volume, String file, String text) throws IOException {
        Files.writeString(mounted(volume).resolve(file), text);
    }

    /** What the volume's file holds. */
    String read(String volume, String file) throws IOException {
        return Files.readString(mounted(volume).resolve(file));
    }

    private Path mounted(String volume) {
        Path root = volumes.get(volume);
        if (root == null) {
            throw new AssertionError("no volume " + volume);
        }
        return root;
    }

    /**
     * The command of the init container.
     *
     * @param image the folders of its image, and where they are here
     */
    ForkedCommand initCommand(Map<String, Path> image) {
        Yaml container = template.at("initContainers").items().get(0);
        Map<String, Path> folders = folders(container);
        folders.putAll(image);
        List<String> command = container.at("command").items().stream()
                .map(word -> RecipeFile.moved(word.text(), folders))
                .toList();
        return asUser(command, Map.of());
    }

    /**
     * A command in the app's container, with the container's environment.
     *
     * @param command the command
     */
    ForkedCommand appCommand(List<String> command) {
        Yaml container = template.at("containers").items().get(0);
        Map<String, Path> folders = folders(container);
        Map<String, String> environment = new HashMap<>();
        for (Yaml variable : container.at("env").items()) {
            environment.put(
                    variable.at("name").text(),
                    RecipeFile.moved(variable.at("value").text(), folders));
        }
        return asUser(command, environment);
    }

    /** Where the app's container has its volumes, and where these are here. */
    Map<String, Path> appFolders() {
        return folders(template.at("containers").items().get(0));
    }

    private Map<String, Path> folders(Yaml container) {
        Map<String, Path> folders = new HashMap<>();
        for (Yaml mount : container.at("volumeMounts").items()) {
            folders.put(mount.at("mountPath").text(), mounted(mount.at("name").text()));
        }
        return folders;
    }

    /** The primary group of a container is root's, unless its image or {@code runAsGroup} says something else. */
    private ForkedCommand asUser(List<String> command, Map<String, String> environment) {
        List<String> words =
                new ArrayList<>(List.of("setpriv", "--reuid", "" + user, "--regid", "0", "--groups", "" + fsGroup));
        words.addAll(command);
        return ForkedCommand.of(words).in(environment).at(folder);
    }
}
