package sequitur.cli.jvm;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The JVMs that this user may reach, this one aside. */
public final class Jvms {

    private Jvms() {}

    /**
     * All of them, in the order of their process ids.
     *
     * @return the JVMs
     * @throws RefusingJvmException if this Java can't reach any
     */
    public static List<Jvm> all() {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw new RefusingJvmException("this Java (" + System.getProperty("java.home")
                    + ") has no module jdk.attach, as is usual for a JRE; run the command with the java of a JDK");
        }
        String own = String.valueOf(ProcessHandle.current().pid());
        return VirtualMachine.list().stream()
                .filter(descriptor -> !descriptor.id().equals(own))
                .sorted(Comparator.comparingLong(Jvms::pid))
                .map(Jvm::new)
                .toList();
    }

    /**
     * One of them. Nothing is ever sent to another process: the signal by which a JVM is attached to ends one that is none.
     *
     * @param pid its process id
     * @return the JVM
     * @throws NoSuchJvmException if there is none
     * @throws RefusingJvmException if this Java can't reach any
     */
    public static Jvm find(long pid) {
        return all().stream()
                .filter(jvm -> jvm.pid().equals(String.valueOf(pid)))
                .findFirst()
                .orElseThrow(() -> new NoSuchJvmException(whatElseIsThere(pid)));
    }

    private static String whatElseIsThere(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return "there is no process " + pid + "; list shows the JVMs";
        }
        String user = System.getProperty("user.name", "");
        Optional<String> owner = process.get().info().user();
        if (owner.isPresent() && !owner.get().equals(user)) {
            return "process " + pid + " belongs to the user " + owner.get() + ", and this command to " + user
                    + "; it has to run as the same user";
        }
        return "process " + pid
                + " is no JVM that can be attached to (one that runs with -XX:-UsePerfData is not seen); list"
                + " shows those that are";
    }

    private static long pid(VirtualMachineDescriptor descriptor) {
        try {
            return Long.parseLong(descriptor.id());
        } catch (NumberFormatException otherProvider) {
            return Long.MAX_VALUE;
        }
    }
}
