package dev.paperknife.fuzz;

import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Pop3Client;
import dev.paperknife.transport.Pop3Receiver;
import dev.paperknife.transport.Pop3Uid;
import dev.paperknife.transport.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** What a POP3 server says, against login, stat, list, fetch and quit. */
public final class Pop3Target {
    private static final String SEEN = "u1";
    private static final int UID_CHARS = 70;

    private Pop3Target() {}

    /** One session; whatever is thrown but what clients may throw is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        HostileSession session = new HostileSession(input);
        try (Pop3Client pop3 = Pop3Client.connect(Endpoint.parse("pop3+insecure://m.example"), session.options())) {
            if (session.chooses(8)) {
                pop3.login(session.credentials());
            }
            HostileSession.check(pop3.stat().octets() >= 0);
            pop3.list().forEach(size -> HostileSession.check(size.number() > 0 && size.octets() >= 0));
            pop3.fetchNew(Set.of(SEEN), new Discarding());
            pop3.quit();
        } catch (TransportException e) {
            HostileSession.checkMessage(e);
        }
    }

    /** Takes messages, and no unique id that could be more than a name. */
    private static final class Discarding implements Pop3Receiver {
        @Override
        public OutputStream begin(Pop3Uid message) {
            HostileSession.check(
                    message.uid().length() <= UID_CHARS && !message.uid().equals(SEEN));
            HostileSession.check(message.uid().chars().allMatch(c -> c > ' ' && c < 0x7F));
            return OutputStream.nullOutputStream();
        }

        @Override
        public void done(Pop3Uid message) {
            HostileSession.check(message.number() > 0);
        }
    }
}
