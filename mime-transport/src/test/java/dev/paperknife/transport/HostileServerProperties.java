package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a server says, a client gives a result or one of its exceptions, in bounded memory. */
class HostileServerProperties {

    @Provide
    Arbitrary<byte[]> answers() {
        Arbitrary<String> pieces = Arbitraries.of(
                "220 m\r\n",
                "250-",
                "250 ok\r\n",
                "250-PIPELINING\r\n",
                "250 CHUNKING\r\n",
                "354 go\r\n",
                "334 ",
                "235 ok\r\n",
                "421 x\r\n",
                "550 5.1.1 no\r\n",
                "+OK\r\n",
                "+OK 1 2\r\n",
                "-ERR [X] no\r\n",
                "+ \r\n",
                ".\r\n",
                "1 2\r\n",
                "1 u\r\n",
                "SASL PLAIN LOGIN\r\n",
                "AUTH LOGIN CRAM-MD5\r\n",
                "\r",
                "\n",
                "\0",
                "99999999999999999999",
                "r=x,s=YQ==,i=4096",
                "\u00ff",
                " ",
                "-",
                "\r\n",
                "cj14LHM9WVdKaixpPTQwOTY=\r\n",
                "[",
                "]");
        Arbitrary<String> texts = pieces.list().ofMaxSize(30).map(parts -> String.join("", parts));
        return texts.map(text ->
                ("220 m\r\n250-m\r\n250-AUTH LOGIN\r\n250 SIZE 9\r\n" + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream inPieces(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, Math.min(length, 40));
            }
        };
    }

    private static ConnectOptions options(InputStream answers) {
        return ConnectOptions.DEFAULT
                .withSocketFactory(new Babbler(inPieces(answers)).factory())
                .withMessageBytes(100_000)
                .withAllowsCleartextLogin(true);
    }

    private static String smtp(InputStream answers) {
        try (SmtpClient smtp = SmtpClient.connect(Endpoint.parse("smtp+insecure://m.example"), options(answers))) {
            smtp.login(new Password("ann", "secret"));
            smtp.send(Envelope.of("a@a.example", "b@b.example"), new byte[] {'a'});
            smtp.help();
            return "done";
        } catch (TransportException e) {
            return e.getClass().getSimpleName();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pop3(InputStream answers) {
        try (Pop3Client pop3 = Pop3Client.connect(Endpoint.parse("pop3+insecure://m.example"), options(answers))) {
            pop3.login(new Password("ann", "secret"));
            pop3.stat();
            pop3.list();
            pop3.fetchNew(Set.of(), new KeptMail());
            return "done";
        } catch (TransportException e) {
            return e.getClass().getSimpleName();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 3000)
    void nothingElseIsThrown(@ForAll("answers") byte[] answers) {
        assertThat(smtp(new ByteArrayInputStream(answers))).isNotEmpty();
        byte[] pop3 = new String(answers, StandardCharsets.ISO_8859_1)
                .replace("220 m", "+OK")
                .replace("250-m", "+OK")
                .replace("250", "SASL PLAIN\r\n.\r\n+OK")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(pop3(new ByteArrayInputStream(pop3))).isNotEmpty();
    }

    /** The same bytes over and over, without end. */
    private static InputStream endless(String begin, String again) {
        byte[] first = begin.getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest = again.getBytes(StandardCharsets.ISO_8859_1);
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                long at = position++;
                return at < first.length ? first[(int) at] : rest[(int) ((at - first.length) % rest.length)];
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[offset + i] = (byte) read();
                }
                return length;
            }
        };
    }

    @Example
    void endlessAnswersAreCutShort() {
        assertThat(smtp(endless("", "220-x\r\n"))).isEqualTo("ProtocolException");
        assertThat(smtp(endless("", "x"))).isEqualTo("ProtocolException");
        assertThat(smtp(endless("220 m\r\n", "250-x\r\n"))).isEqualTo("ProtocolException");
        assertThat(smtp(endless("220 m\r\n250 AUTH LOGIN\r\n", "334 \r\n"))).isEqualTo("ProtocolException");
        assertThat(pop3(endless("+OK\r\n+OK\r\n", "x\r\n"))).isEqualTo("ProtocolException");
        assertThat(pop3(endless("+OK\r\n-ERR\r\n+OK\r\n+OK\r\n+OK 1 1\r\n+OK\r\n", "1 1\r\n")))
                .isEqualTo("ProtocolException");
        assertThat(pop3(endless(
                        "+OK\r\n-ERR\r\n+OK\r\n+OK\r\n+OK 1 1\r\n+OK\r\n.\r\n+OK\r\n1 u\r\n.\r\n+OK\r\n", "text\r\n")))
                .isEqualTo("ProtocolException");
    }
}
