package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables against the JDK's decoders that they stand for: on sound and on broken bytes they say the same. */
class PairTableTest {
    private static PairTable table(String name) {
        return PairTable.of(Charset.forName(name), 1 << 20).orElseThrow();
    }

    private static void assertSame(String name, byte[] bytes) {
        Charset charset = Charset.forName(name);
        Decoding wanted = Decoding.of(charset, charset.newDecoder(), bytes, 0, bytes.length);
        assertThat(table(name).read(bytes, 0, bytes.length))
                .as("%s %s", name, Arrays.toString(bytes))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "Big5-HKSCS", "x-eucJP-Open", "windows-31j", "x-windows-949"})
    void readsEveryByteAndEveryPairAsTheDecoderDoes(String name) {
        for (int lead = 0; lead <= 0xFF; lead++) {
            assertSame(name, new byte[] {(byte) lead});
            for (int trail = 0; trail <= 0xFF; trail++) {
                assertSame(name, new byte[] {(byte) lead, (byte) trail});
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "Big5-HKSCS", "x-eucJP-Open", "windows-31j", "x-windows-949"})
    void holdsMostOfItsCharset(String name) {
        int count = 0;
        for (int lead = 0x80; lead <= 0xFF; lead++) {
            for (int trail = 0; trail <= 0xFF; trail++) {
                count += table(name).get(lead, trail) == 0 ? 0 : 1;
            }
        }
        assertThat(count).isGreaterThan(6000);
    }

    @Property(tries = 2000)
    void readsAnyBytesAsTheDecoderDoes(@ForAll("names") String name, @ForAll("bytes") byte[] bytes) {
        assertSame(name, bytes);
    }

    /** A long text goes by the table, once that is filled, a short one by the decoder. */
    @Property(tries = 2000)
    void readsShiftedPairsTheSameEitherWay(@ForAll("names") String name, @ForAll("bytes") byte[] bytes) {
        table(name);
        Reading longer = new Reading(1000);
        Reading shorter = new Reading(0);
        Pairs.read(Charset.forName(name), "", bytes, 0, bytes.length, longer);
        Pairs.read(Charset.forName(name), "", bytes, 0, bytes.length, shorter);
        assertThat(longer.done()).isEqualTo(shorter.done());
    }

    @Property(tries = 2000)
    void readsEscapesTheSameEitherWay(@ForAll("escaping") String name, @ForAll("escaped") byte[] bytes) {
        List.of("GB18030", "x-eucJP-Open", "x-windows-949").forEach(PairTableTest::table);
        Reading longer = new Reading(1000);
        Reading shorter = new Reading(0);
        Iso2022.of(name).read(bytes, 0, bytes.length, longer);
        Iso2022.of(name).read(bytes, 0, bytes.length, shorter);
        // the decoder says of a run only where it begins
        assertThat(longer.done())
                .usingRecursiveComparison()
                .ignoringFields("firstMalformed")
                .isEqualTo(shorter.done());
    }

    @Test
    void isFilledOnceThereWasEnoughTextForIt() {
        PairTable.Shelf shelf = new PairTable.Shelf("GB18030");
        assertThat(shelf.table(1000)).isEmpty();
        assertThat(shelf.table((1 << 20) - 1001)).isEmpty();
        PairTable filled = shelf.table(1).orElseThrow();
        assertThat(shelf.table(1)).containsSame(filled);
    }

    @Test
    void leavesShortTextsAndOtherCharsetsToTheDecoder() {
        assertThat(PairTable.of(Charset.forName("GB18030"), 10)).isEmpty();
        assertThat(PairTable.of(Charset.forName("x-EUC-TW"), 1 << 20)).isEmpty();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("GB18030", "Big5-HKSCS", "x-eucJP-Open", "windows-31j", "x-windows-949");
    }

    @Provide
    Arbitrary<String> escaping() {
        return Arbitraries.of("ISO-2022-JP", "ISO-2022-JP-2", "CP50221", "ISO-2022-KR", "ISO-2022-CN-EXT");
    }

    /** Escapes, shifts and line ends between pairs, ASCII, and bytes that are neither. */
    @Provide
    Arbitrary<byte[]> escaped() {
        Arbitrary<String> shifts = Arbitraries.of(
                "\u001B$B",
                "\u001B(B",
                "\u001B(J",
                "\u001B(I",
                "\u001B$A",
                "\u001B$(C",
                "\u001B$)C",
                "\u001B$)A",
                "\u001B$)G",
                "\u001B$*H",
                "\u001BN",
                "\u001B",
                "\u000E",
                "\u000F",
                "\r\n");
        Arbitrary<String> texts =
                Arbitraries.of("0!0\"", "<]B1", "!!~", "a", "bc", " ", "\u007F", "\u0001", "\u00B0\u00A1", "~~");
        return Arbitraries.frequencyOf(Tuple.of(2, shifts), Tuple.of(3, texts))
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Pairs of common rows, bytes of four-byte and three-byte characters, ASCII, and anything. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> common = Arbitraries.bytes().between((byte) 0xA1, (byte) 0xD7);
        Arbitrary<Byte> seven = Arbitraries.bytes().between((byte) 0x20, (byte) 0x7E);
        Arbitrary<Byte> marks = Arbitraries.of(
                (byte) 0x81, (byte) 0x30, (byte) 0x39, (byte) 0x8F, (byte) 0x8E, (byte) 0x88, (byte) 0x62, (byte) '\n');
        return Arbitraries.frequencyOf(
                        Tuple.of(8, common), Tuple.of(3, seven), Tuple.of(2, marks), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(60);
    }
}
