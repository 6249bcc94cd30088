package sequitur.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails a test when mail of its own breaks a rule of SMTP. It is there for classes and methods with {@link Sequitur} or {@link ExpectedViolation}, and
 * for all tests where {@code junit.jupiter.extensions.autodetection.enabled} is true.
 */
public final class SequiturExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SequiturExtension.class);

    /** Made by JUnit. */
    public SequiturExtension() {}

    /** A scope that runs, and what its thread belonged to before. */
    private record Begun(Scope scope, Optional<Scope> before) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context, Scope.Kind.CONTAINER);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context, Scope.Kind.TEST);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    private static void begin(ExtensionContext context, Scope.Kind kind) {
        TestRun run = run(context);
        Wishes wishes = Wishes.of(context);
        String name = name(context);
        wishes.check(run.agent(), name);
        Scope parent = around(context).map(Begun::scope).orElse(run.all());
        Scope scope = new Scope(
                kind,
                name,
                Optional.of(parent),
                wishes.settings(),
                wishes.expected(),
                new RehearsedTest(run.agent()::faults));
        context.getStore(NAMESPACE)
                .put(Begun.class, new Begun(scope, run.scopes().begin(scope)));
    }

    private static void end(ExtensionContext context) {
        // Nothing of an outer context: where this one could not begin, there is nothing to end.
        @Nullable Begun begun = context.getStore(NAMESPACE).remove(Begun.class, Begun.class);
        if (begun == null) {
            return;
        }
        run(context).scopes().end(begun.scope(), begun.before());
        Optional<String> complaint = begun.scope().complaint();
        if (complaint.isPresent()) {
            throw new AssertionError(complaint.get());
        }
        if (context.getExecutionException().isPresent()
                && !begun.scope().dialogue().isEmpty()) {
            System.err.println("Sequitur: " + begun.scope().name() + " has failed."
                    + begun.scope().spoken());
        }
    }

    private static Optional<Begun> around(ExtensionContext context) {
        return context.getParent().map(parent -> parent.getStore(NAMESPACE).get(Begun.class, Begun.class));
    }

    private static TestRun run(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestRun.class, key -> new TestRun(), TestRun.class);
    }

    private static String name(ExtensionContext context) {
        String type = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod()
                .map(method -> type + "." + method.getName())
                .orElse(type);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        // What is rehearsed ends with its test.
        return type == SmtpRecord.class
                || (type == SmtpRehearsal.class && context.getTestMethod().isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // In a constructor there is no test yet, but its class.
        Begun begun = context.getStore(NAMESPACE).get(Begun.class, Begun.class);
        Scope scope = begun == null ? run(context).all() : begun.scope();
        return parameter.getParameter().getType() == SmtpRehearsal.class ? scope.rehearsal() : scope;
    }
}
