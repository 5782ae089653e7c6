package dev.paperknife.testdata;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mail server on loopback, begun by a script of {@code mime-transport/src/test/servers}, which needs root. */
public final class MailServerProcess implements AutoCloseable {
    private static final int NOT_HERE = 77;
    private static final int FIRST_PORT = 21_000;
    private static final int LAST_PORT = 60_000;

    private final Path folder;
    private final int port;
    private final List<String> stop;
    private final String missing;

    private MailServerProcess(Path folder, int port, List<String> stop, String missing) {
        this.folder = folder;
        this.port = port;
        this.stop = stop;
        this.missing = missing;
    }

    /** Postfix and Dovecot, on eleven ports. */
    public static MailServerProcess postfixAndDovecot() {
        return start("Postfix and Dovecot", 11, List.of("start.sh"), List.of("stop.sh"));
    }

    /** Cyrus IMAP, on one port. */
    public static MailServerProcess cyrus() {
        return start("Cyrus", 1, List.of("cyrus.sh", "start"), List.of("cyrus.sh", "stop"));
    }

    private static MailServerProcess start(String name, int ports, List<String> start, List<String> stop) {
        try {
            Path folder = Files.createTempDirectory("paperknife-servers");
            int port = freePorts(ports);
            Path output = folder.resolve("start.out");
            int status = run(output, start, folder.toString(), String.valueOf(port));
            String said = Files.readString(output).strip();
            if (status != 0 && status != NOT_HERE) {
                throw new IllegalStateException(name + " does not start: " + said);
            }
            return new MailServerProcess(folder, port, stop, status == NOT_HERE ? name + ": " + said : "");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its output goes to a file: the servers would hold a pipe open for ever. */
    private static int run(Path output, List<String> script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(script);
        command.set(0, scripts().resolve(script.get(0)).toString());
        command.add(0, "bash");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    /** From the project's own directory or that of a module. */
    private static Path scripts() {
        Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String scripts = "mime-transport/src/test/servers";
        return Files.isDirectory(here.resolve(scripts)) ? here.resolve(scripts) : here.resolveSibling(scripts);
    }

    /** The first of so many free ports, one after another. */
    private static int freePorts(int count) throws IOException {
        int first = FIRST_PORT + (int) (ProcessHandle.current().pid() % 900) * 20;
        for (int base = first; base < LAST_PORT; base += count) {
            if (areFree(base, count)) {
                return base;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean areFree(int base, int count) {
        for (int port = base; port < base + count; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** What is not installed; empty if the server runs. */
    public String missing() {
        return missing;
    }

    /** Where its state is. */
    public Path folder() {
        return folder;
    }

    /** The first of its ports. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        try {
            run(folder.resolve("stop.out"), stop, folder.toString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
