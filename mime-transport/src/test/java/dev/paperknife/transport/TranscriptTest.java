package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import dev.paperknife.transport.ScriptedSocket.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded sessions under testdata/transcripts, each replayed whole, by line, and byte by byte. */
class TranscriptTest {

    static Stream<Arguments> sessions() {
        return TestData.names("transcripts").stream()
                .filter(name -> name.endsWith(".txt"))
                .flatMap(name -> Stream.of(Delivery.values()).map(delivery -> Arguments.of(name, delivery)));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void goesByTheScript(String name, Delivery delivery) {
        Recording recording = Recording.of(new String(TestData.bytes(name), StandardCharsets.UTF_8));
        ScriptedSocket socket = new ScriptedSocket(recording.script(), delivery);
        List<String> events = recording.play(socket);
        assertThat(String.join("\n", events)).isEqualTo(String.join("\n", recording.expected()));
        assertThat(socket.problem()).isEmpty();
    }

    /** Neither a password nor a token, nor what base64 makes of either. */
    @ParameterizedTest
    @MethodSource("sessions")
    void aTranscriptHidesSecrets(String name, Delivery delivery) {
        Recording recording = Recording.of(new String(TestData.bytes(name), StandardCharsets.UTF_8));
        List<String> shown = new ArrayList<>();
        recording.play(new ScriptedSocket(recording.script(), delivery), (side, text) -> shown.add(text));
        for (String secret : secrets(recording.actions())) {
            assertThat(shown).noneMatch(line -> line.contains(secret));
        }
    }

    private static List<String> secrets(List<String> actions) {
        List<String> secrets = new ArrayList<>();
        for (String action : actions) {
            List<String> words = Words.of(action);
            boolean isToken = words.size() > 3 && words.get(1).equals("token");
            if (words.size() > 2
                    && (words.get(0).equals("login") || words.get(0).equals("apop"))) {
                String user = words.get(isToken ? 2 : 1);
                String secret = words.get(isToken ? 3 : 2);
                secrets.addAll(List.of(secret, base64(secret), base64("\0" + user + "\0" + secret)));
                secrets.add(base64("user=" + user + "\1auth=Bearer " + secret + "\1\1"));
            }
        }
        return secrets;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
