package dev.paperknife.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.paperknife.testdata.TestData;
import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Credentials;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Envelope;
import dev.paperknife.transport.Password;
import dev.paperknife.transport.Pop3Client;
import dev.paperknife.transport.Pop3Receiver;
import dev.paperknife.transport.Pop3Uid;
import dev.paperknife.transport.SmtpClient;
import dev.paperknife.transport.Token;
import dev.paperknife.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server says, a client gives a result or a {@link TransportException}: anything else thrown is a finding. The
 * first byte of an input chooses what the client does; the rest is what the server says, all at once.
 */
class TransportFuzzTest {
    private static final byte[] MESSAGE = "A: b\r\n\r\n.x\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_BYTES = 10_000;

    /** What the servers of the recorded sessions say, before each a choice. */
    static Stream<byte[]> smtpSessions() {
        return sessions("transcripts/smtp");
    }

    static Stream<byte[]> pop3Sessions() {
        return sessions("transcripts/pop3");
    }

    private static Stream<byte[]> sessions(String folder) {
        return TestData.names(folder).stream().sorted().map(name -> serverWords(TestData.bytes(name), name.hashCode()));
    }

    /** The lines after {@code S:}; their escapes stay, as bytes among others. */
    private static byte[] serverWords(byte[] recording, int choice) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.write(choice);
        new String(recording, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("S: "))
                .forEach(line -> words.writeBytes((line.substring(3) + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        return words.toByteArray();
    }

    private static ConnectOptions options(byte[] input) {
        int length = Math.max(0, input.length - 1);
        ByteArrayInputStream answers = new ByteArrayInputStream(input, input.length - length, length);
        return ConnectOptions.DEFAULT
                .withSocketFactory(new AnswersSocket.Factory(answers))
                .withMessageBytes(MOST_BYTES)
                .withAllowsCleartextLogin(true);
    }

    private static Credentials credentials(int choice) {
        return (choice & 1) == 0 ? new Password("ann", "secret") : Token.of("ann", "to.k.en");
    }

    @FuzzTest
    @MethodSource("smtpSessions")
    void smtp(byte[] input) throws IOException {
        int choice = input.length == 0 ? 0 : input[0];
        Endpoint endpoint =
                Endpoint.parse((choice & 2) == 0 ? "smtp+insecure://m.example" : "lmtp+insecure://m.example");
        ConnectOptions options = options(input).withUsesChunking((choice & 4) == 0);
        try (SmtpClient smtp = SmtpClient.connect(endpoint, options)) {
            if ((choice & 8) == 0) {
                smtp.login(credentials(choice));
            }
            check(smtp.check(Envelope.of("a@a.example", "b@b.example")).size() == 1);
            check(smtp.send(Envelope.of("a@a.example", "b@b.example", "c@c.example"), MESSAGE)
                    .isAccepted());
            smtp.help();
            smtp.quit();
        } catch (TransportException e) {
            check(isPrintable(String.valueOf(e.getMessage())));
        }
    }

    @FuzzTest
    @MethodSource("pop3Sessions")
    void pop3(byte[] input) throws IOException {
        int choice = input.length == 0 ? 0 : input[0];
        try (Pop3Client pop3 = Pop3Client.connect(Endpoint.parse("pop3+insecure://m.example"), options(input))) {
            pop3.login(credentials(choice));
            check(pop3.stat().octets() >= 0);
            pop3.list().forEach(size -> check(size.number() >= 0 && size.octets() >= 0));
            pop3.fetchNew(Set.of("u1"), new Discarding());
            pop3.quit();
        } catch (TransportException e) {
            check(isPrintable(String.valueOf(e.getMessage())));
        }
    }

    /** A finding is what is thrown; this throws one. */
    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("a result that cannot be");
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    }

    /** Takes messages up to the limit, and no unique id that could be more than a name. */
    private static final class Discarding implements Pop3Receiver {
        @Override
        public OutputStream begin(Pop3Uid message) {
            check(message.uid().length() <= 70 && isPrintable(message.uid()));
            return OutputStream.nullOutputStream();
        }

        @Override
        public void done(Pop3Uid message) {
            check(!message.uid().equals("u1"));
        }
    }
}
