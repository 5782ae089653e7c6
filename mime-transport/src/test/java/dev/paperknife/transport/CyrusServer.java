package dev.paperknife.transport;

import dev.paperknife.testdata.MailServerProcess;
import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Cyrus IMAP on loopback, in plain text, started once for all tests that ask for it; where it is missing they are skipped. */
final class CyrusServer implements AutoCloseable {
    static final Password ANN = new Password("ann", "ann's secret");
    static final Password BOB = new Password("bob", "bob's secret");

    private final MailServerProcess process = MailServerProcess.cyrus();

    /** Gives the server to a test; where it is missing the test is skipped. */
    static final class Parameter implements ParameterResolver, ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String missing = server(context).process.missing();
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled(missing);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == CyrusServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return server(context);
        }

        private static CyrusServer server(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(CyrusServer.class))
                    .getOrComputeIfAbsent(CyrusServer.class, key -> new CyrusServer(), CyrusServer.class);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    Endpoint imap() {
        return Endpoint.parse("imap+insecure://localhost:" + process.port());
    }
}
