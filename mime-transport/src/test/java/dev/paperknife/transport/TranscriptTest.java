package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import dev.paperknife.transport.ScriptedSocket.Delivery;
import java.nio.charset.StandardCharsets;
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
}
