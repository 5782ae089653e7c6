package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CharsetsProperties {
    @Property
    void anyBytesUnderAnyLabelAreText(@ForAll("labels") String label, @ForAll("bytes") byte[] bytes) {
        Slice slice = Slice.of(bytes);
        DecodedText decoded = Charsets.decode(slice, Optional.of(label), CharsetHints.NONE);
        DefectLog log = new DefectLog(Limits.DEFAULT);
        decoded.report(log, slice);

        assertThat(decoded.malformed()).isBetween(0, bytes.length);
        assertThat(decoded.text().length()).isLessThanOrEqualTo(2 * bytes.length);
        assertThat(log.defects()).allSatisfy(defect -> {
            assertThat(defect.offset()).isBetween(0L, (long) bytes.length);
            assertThat(defect.offset() + defect.length()).isLessThanOrEqualTo(bytes.length);
        });
        if (Charsets.forLabel(label).isPresent() && !label.equals("usascii")) {
            assertThat(decoded.guessed()).isFalse();
        }
    }

    /** Random bytes seldom hold an escape; each charset gets a long text of its own as well. */
    @Example
    void everyCharsetReadsMuchNoise() {
        Random random = new Random(2047);
        String shifts = "\u001B\u000E\u000F$(B)A+-~{&";
        byte[] bytes = new byte[30_000];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] = (byte) shifts.charAt(random.nextInt(shifts.length()));
        }
        for (LabelsTest.Entry entry : LabelsTest.entries()) {
            String label = entry.keys().get(0);
            DecodedText decoded = Charsets.decode(Slice.of(bytes), Optional.of(label), CharsetHints.NONE);

            assertThat(decoded.text()).as(label).isNotEmpty();
            assertThat(decoded.bytes().length()).isEqualTo(bytes.length);
        }
    }

    @Property
    void bytesOfNoLabelAreText(@ForAll("bytes") byte[] bytes) {
        DecodedText decoded = Charsets.decode(Slice.of(bytes), Optional.empty(), CharsetHints.NONE);

        assertThat(decoded.knownLabel()).isTrue();
        assertThat(decoded.guessed()).isEqualTo(!Charsets.isAscii(bytes, 0, bytes.length));
    }

    @Property
    void aRangeReadsLikeItsCopy(@ForAll("labels") String label, @ForAll("bytes") byte[] bytes) {
        byte[] wide = new byte[bytes.length + 5];
        wide[2] = (byte) 0xD6;
        wide[bytes.length + 3] = (byte) 0xD0;
        System.arraycopy(bytes, 0, wide, 3, bytes.length);

        DecodedText range = Charsets.decode(wide, 3, 3 + bytes.length, Optional.of(label), CharsetHints.NONE);

        assertThat(range.text())
                .isEqualTo(Charsets.decode(bytes, 0, bytes.length, Optional.of(label), CharsetHints.NONE)
                        .text());
    }

    @Property
    void validUtf8IsWhatTheJdkAccepts(@ForAll("bytes") byte[] bytes) {
        boolean isValid;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            isValid = true;
        } catch (CharacterCodingException e) {
            isValid = false;
        }

        assertThat(Charsets.isUtf8(bytes, 0, bytes.length)).isEqualTo(isValid);
    }

    @Property
    void textIsReadAsItWasWritten(@ForAll("labels") String label, @ForAll("texts") String text) {
        Charset charset = Charsets.forLabel(label).orElseThrow();
        Optional<byte[]> encoded = Charsets.encode(text, charset);
        Assume.that(encoded.isPresent());
        byte[] bytes = encoded.orElseThrow();

        DecodedText decoded = Charsets.decode(Slice.of(bytes), Optional.of(label), CharsetHints.NONE);

        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.malformed()).isZero();
    }

    @Property
    void textThatTheJdkWroteIsReadUnderEveryLabelThatSaysSo(@ForAll("texts") String text) {
        for (String name : List.of(
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-32",
                "GB2312",
                "GBK",
                "GB18030",
                "Big5",
                "Big5-HKSCS",
                "Shift_JIS",
                "windows-31j",
                "EUC-JP",
                "ISO-2022-JP",
                "ISO-2022-JP-2",
                "ISO-2022-KR",
                "EUC-KR",
                "x-windows-949",
                "x-EUC-TW",
                "KOI8-R",
                "KOI8-U",
                "windows-1251",
                "windows-1255",
                "windows-1256",
                "ISO-8859-1",
                "ISO-8859-2",
                "ISO-8859-5",
                "ISO-8859-6",
                "ISO-8859-8",
                "ISO-8859-9",
                "ISO-8859-15",
                "TIS-620",
                "x-windows-874",
                "x-MacRoman")) {
            Charset charset = Charset.forName(name);
            if (!charset.newEncoder().canEncode(text) || (name.equals("Big5") && !isSameInHkscs(text))) {
                continue;
            }
            DecodedText decoded =
                    Charsets.decode(Slice.of(text.getBytes(charset)), Optional.of(name), CharsetHints.NONE);

            assertThat(decoded.text()).as(name).isEqualTo(text);
            assertThat(decoded.malformed()).as(name).isZero();
        }
    }

    /** The JDK's Big5 has other characters in a few cells of punctuation. */
    private static boolean isSameInHkscs(String text) {
        byte[] bytes = text.getBytes(Charset.forName("Big5"));
        return new String(bytes, Charset.forName("Big5-HKSCS")).equals(text);
    }

    @Property
    void mailboxNamesAreReadAsTheyWereWritten(@ForAll String text) {
        Optional<byte[]> encoded = Charsets.encode(text, Charsets.imapUtf7());
        Assume.that(encoded.isPresent());
        byte[] bytes = encoded.orElseThrow();

        assertThat(new String(bytes, Charsets.imapUtf7())).isEqualTo(text);
        for (byte b : bytes) {
            assertThat(b).isBetween((byte) 0x20, (byte) 0x7E);
        }
    }

    @Property
    void anyLabelIsReadInOnePass(@ForAll String label) {
        assertThat(Charsets.forLabel(label)).isNotNull();
        assertThat(Charsets.forLabel(" '" + label + "'; ")).isEqualTo(Charsets.forLabel(label + ";"));
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.of(
                LabelsTest.entries().stream().map(entry -> entry.keys().get(0)).toList());
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> interesting = Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.of((byte) 0x1B, (byte) '$', (byte) '(', (byte) 'B', (byte) 0x0E, (byte) 0x0F, (byte) '\n'),
                Arbitraries.of((byte) '+', (byte) '&', (byte) '~', (byte) '{', (byte) 0xFE, (byte) 0xFF, (byte) 0xEF));
        return interesting.array(byte[].class).ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> characters = Arbitraries.oneOf(
                Arbitraries.integers().between(0x4E00, 0x9FA5),
                Arbitraries.integers().between(0x3041, 0x3093),
                Arbitraries.integers().between(0xAC00, 0xD7A3));
        Arbitrary<String> words = Arbitraries.oneOf(
                text(characters),
                text(Arbitraries.integers().between(0x0410, 0x044F)),
                text(Arbitraries.integers().between(0x05D0, 0x05EA)),
                text(Arbitraries.integers().between(0x0621, 0x063A)),
                text(Arbitraries.integers().between(0x0E01, 0x0E3A)),
                text(Arbitraries.integers().between(0x00C0, 0x00FF)),
                text(Arbitraries.integers().between(0x1F600, 0x1F64F)),
                text(Arbitraries.integers().between(0x20000, 0x2A6D6)),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(10));
        return words.list().ofMaxSize(3).map(list -> String.join(" ", list));
    }

    private static Arbitrary<String> text(Arbitrary<Integer> characters) {
        return characters.list().ofMinSize(1).ofMaxSize(12).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }
}
