package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** UTF-8 read by runs of ASCII against the JDK's strict decoder. */
class Utf8Properties {
    @Property(tries = 5000)
    void latinTextIsReadAsTheJdkReadsIt(@ForAll("bytes") byte[] bytes) {
        byte[] wide = new byte[bytes.length + 4];
        System.arraycopy(bytes, 0, wide, 2, bytes.length);
        wide[bytes.length + 2] = (byte) 0xBC;

        Decoding decoded = Utf8.decode(wide, 2, 2 + bytes.length);

        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            assertThat(decoded).isEqualTo(Decoding.flawless(text));
        } catch (CharacterCodingException e) {
            assertThat(decoded.malformed()).isPositive();
            assertThat(decoded.text()).contains("\uFFFD");
        }
    }

    /** Runs of ASCII of every length, Latin letters, and seldom something else or half of a letter. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<String> runs = Arbitraries.integers().between(0, 20).map("x"::repeat);
        Arbitrary<String> letters =
                Arbitraries.chars().range('\u0080', '\u00FF').map(String::valueOf);
        Arbitrary<String> others = Arbitraries.of("\u0100", "“", "你", "😀", "\u07FF");
        Arbitrary<byte[]> texts = Arbitraries.frequencyOf(
                        Tuple.of(10, runs), Tuple.of(10, letters), Tuple.of(1, others))
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(Tuple.of(4, texts), Tuple.of(1, texts.map(Utf8Properties::cut)));
    }

    private static byte[] cut(byte[] bytes) {
        byte[] cut = new byte[Math.max(0, bytes.length - 1)];
        System.arraycopy(bytes, 0, cut, 0, cut.length);
        return cut;
    }
}
