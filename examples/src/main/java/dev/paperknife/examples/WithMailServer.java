package dev.paperknife.examples;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Runs a command beside GreenMail on loopback, over TLS only, with what {@code eml} needs to reach it in the environment. */
public final class WithMailServer {
    private static final String USER = "ann";
    private static final String ADDRESS = "ann@a.example";
    private static final String PASSWORD = "ann's secret";
    private static final int NO_COMMAND = 2;
    private static final int PEM_COLUMNS = 64;
    private static final long STARTUP_MILLIS = 60_000;

    private WithMailServer() {}

    /** Starts the server, runs the command, and ends with its exit code. */
    public static void main(String[] command) throws IOException, GeneralSecurityException, InterruptedException {
        if (command.length == 0) {
            System.err.println(
                    "with-mail-server: name a command, such as sh -c 'eml send letter.eml && eml fetch -d inbox'");
            System.exit(NO_COMMAND);
        }
        System.exit(run(List.of(command)));
    }

    private static int run(List<String> command) throws IOException, GeneralSecurityException, InterruptedException {
        GreenMail server = new GreenMail(new ServerSetup[] {
            setup(ServerSetup.PROTOCOL_SMTPS), setup(ServerSetup.PROTOCOL_POP3S), setup(ServerSetup.PROTOCOL_IMAPS)
        });
        Path certificate = Files.createTempFile("greenmail", ".pem");
        try {
            server.setUser(ADDRESS, USER, PASSWORD);
            server.start();
            Files.writeString(certificate, pem());
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            describe(server, certificate, process.environment());
            return process.start().waitFor();
        } finally {
            server.stop();
            Files.deleteIfExists(certificate);
        }
    }

    /** On any free port; a busy machine may take its time. */
    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "localhost", protocol);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        return setup;
    }

    private static void describe(GreenMail server, Path certificate, Map<String, String> environment) {
        String host = "://" + USER + "@localhost:";
        environment.put("EML_SMTP", "smtps" + host + server.getSmtps().getPort());
        environment.put("EML_POP3", "pop3s" + host + server.getPop3s().getPort());
        environment.put("EML_IMAP", "imaps" + host + server.getImaps().getPort());
        environment.put("EML_PASSWORD", PASSWORD);
        environment.put("EML_TRUST", certificate.toString());
    }

    /** The certificate that GreenMail brings. It names no host, so that it has to be trusted by its own name. */
    private static String pem() throws IOException, GeneralSecurityException {
        try (InputStream in = GreenMail.class.getClassLoader().getResourceAsStream("greenmail.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, "changeit".toCharArray());
            byte[] encoded = store.getCertificate(store.aliases().nextElement()).getEncoded();
            String base64 =
                    Base64.getMimeEncoder(PEM_COLUMNS, new byte[] {'\n'}).encodeToString(encoded);
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        }
    }
}
