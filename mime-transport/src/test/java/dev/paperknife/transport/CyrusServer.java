package dev.paperknife.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Cyrus IMAP on loopback, in plain text, started once for all tests that ask for it; where it is missing they are skipped. */
final class CyrusServer implements AutoCloseable {
    static final Password ANN = new Password("ann", "ann's secret");
    static final Password BOB = new Password("bob", "bob's secret");

    private static final int NOT_HERE = 77;

    private final Path dir;
    private final int port;
    private final String missing;

    private CyrusServer(Path dir, int port, String missing) {
        this.dir = dir;
        this.port = port;
        this.missing = missing;
    }

    /** Gives the server to a test, or skips it. */
    static final class Parameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == CyrusServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            CyrusServer server = context.getRoot()
                    .getStore(Namespace.create(CyrusServer.class))
                    .getOrComputeIfAbsent(CyrusServer.class, key -> start(), CyrusServer.class);
            Assumptions.assumeTrue(server.missing.isEmpty(), server.missing);
            return server;
        }
    }

    private static CyrusServer start() {
        try {
            Path dir = Files.createTempDirectory("paperknife-cyrus");
            int port = MailServers.freePorts(1);
            Path output = dir.resolve("start.out");
            int status = MailServers.run(output, "cyrus.sh", "start", dir.toString(), String.valueOf(port));
            String said = Files.readString(output).strip();
            if (status != 0 && status != NOT_HERE) {
                throw new IllegalStateException("Cyrus does not start: " + said);
            }
            return new CyrusServer(dir, port, status == NOT_HERE ? "Cyrus: " + said : "");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            MailServers.run(dir.resolve("stop.out"), "cyrus.sh", "stop", dir.toString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    Endpoint imap() {
        return Endpoint.parse("imap+insecure://localhost:" + port);
    }
}
