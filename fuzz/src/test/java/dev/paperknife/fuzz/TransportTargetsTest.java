package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets over what the servers of the recorded sessions say, with every choice: what fuzz/run begins with. */
class TransportTargetsTest {
    private static final int CHOICES = 16;

    static Stream<byte[]> smtp() {
        return Stream.concat(seeds("transcripts/smtp"), seeds("transcripts/lmtp"));
    }

    static Stream<byte[]> pop3() {
        return seeds("transcripts/pop3");
    }

    static Stream<byte[]> imap() {
        return seeds("transcripts/imap");
    }

    private static Stream<byte[]> seeds(String folder) {
        return TestData.names(folder).stream()
                .flatMap(name -> IntStream.range(0, CHOICES)
                        .mapToObj(
                                choice -> seed(choice, new String(TestData.bytes(name), StandardCharsets.ISO_8859_1))));
    }

    /** The lines after {@code S:}; their escapes stay, as bytes among others. */
    private static byte[] seed(int choice, String recording) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.write(choice);
        recording
                .lines()
                .filter(line -> line.startsWith("S: "))
                .forEach(line -> words.writeBytes((line.substring(3) + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        return words.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("smtp")
    void smtpClientsThrowWhatTheyMay(byte[] input) {
        assertThatCode(() -> SmtpTarget.fuzzerTestOneInput(input)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("pop3")
    void pop3ClientsThrowWhatTheyMay(byte[] input) {
        assertThatCode(() -> Pop3Target.fuzzerTestOneInput(input)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("imap")
    void imapClientsThrowWhatTheyMay(byte[] input) {
        assertThatCode(() -> ImapTarget.fuzzerTestOneInput(input)).doesNotThrowAnyException();
    }

    @Test
    void aFindingIsFound() {
        assertThatThrownBy(() -> HostileSession.check(false)).isInstanceOf(AssertionError.class);
    }
}
