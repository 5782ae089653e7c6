package dev.paperknife.fuzz;

import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Envelope;
import dev.paperknife.transport.SmtpClient;
import dev.paperknife.transport.TransportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What an SMTP or LMTP server says, against login, check, send, help and quit. */
public final class SmtpTarget {
    private static final byte[] MESSAGE = "A: b\r\n\r\n.x\r\n".getBytes(StandardCharsets.US_ASCII);

    private SmtpTarget() {}

    /** One session; whatever is thrown but what clients may throw is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        HostileSession session = new HostileSession(input);
        String scheme = session.chooses(2) ? "lmtp" : "smtp";
        ConnectOptions options = session.options().withUsesChunking(session.chooses(4));
        try (SmtpClient smtp = SmtpClient.connect(Endpoint.parse(scheme + "+insecure://m.example"), options)) {
            if (session.chooses(8)) {
                smtp.login(session.credentials());
            }
            HostileSession.check(
                    smtp.check(Envelope.of("a@a.example", "b@b.example")).size() == 1);
            HostileSession.check(smtp.send(Envelope.of("a@a.example", "b@b.example", "c@c.example"), MESSAGE)
                    .isAccepted());
            smtp.help();
            smtp.quit();
        } catch (TransportException e) {
            HostileSession.checkMessage(e);
        }
    }
}
