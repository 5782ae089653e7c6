package dev.paperknife.mime.codec;

import static dev.paperknife.mime.codec.TransferEncoding.BASE64;
import static dev.paperknife.mime.codec.TransferEncoding.QUOTED_PRINTABLE;
import static dev.paperknife.mime.codec.TransferEncoding.UUENCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.QuotedPrintableCodec;

class CodecProperties {

    /** Text made of what matters to the decoders, in short pieces. */
    @Provide
    Arbitrary<byte[]> crumbs() {
        Arbitrary<String> piece = Arbitraries.of(
                "QUJD",
                "QUI=",
                "QQ==",
                "Q",
                "=",
                "==",
                "=41",
                "=4",
                "\r\n",
                "\n",
                "\r",
                " ",
                "\t",
                "  \t ",
                "-",
                "_",
                "!",
                "\u0000",
                "\u00e9",
                "a",
                "begin-base64 644 a",
                "-----BEGIN ",
                "-----END X-----",
                "begin 644 a",
                "end",
                "#2&5L",
                "`",
                "M",
                "QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\r\n");
        return piece.list().ofMaxSize(60).map(pieces -> Decoded.bytes(String.join("", pieces)));
    }

    @Property
    void anyBytesDecodeWithinTheirSize(@ForAll byte[] raw) {
        assertTotal(raw);
    }

    @Property
    void anyCrumbsDecodeWithinTheirSize(@ForAll @From("crumbs") byte[] raw) {
        assertTotal(raw);
    }

    private static void assertTotal(byte[] raw) {
        assertThat(BASE64.decode(Slice.of(raw), DefectSink.NONE).length).isLessThanOrEqualTo(raw.length * 3 / 4 + 2);
        assertThat(QUOTED_PRINTABLE.decode(Slice.of(raw), DefectSink.NONE).length)
                .isLessThanOrEqualTo(raw.length);
        assertThat(UUENCODE.decode(Slice.of(raw), DefectSink.NONE).length).isLessThanOrEqualTo(raw.length);
        assertThat(WordCodec.decodeB(raw, 0, raw.length).bytes().length).isLessThanOrEqualTo(raw.length * 3 / 4 + 2);
        assertThat(WordCodec.decodeQ(raw, 0, raw.length).bytes().length).isLessThanOrEqualTo(raw.length);
    }

    @Property
    void theCutMakesNoDifference(
            @ForAll @From("crumbs") byte[] raw,
            @ForAll @IntRange(min = 4, max = 300) int window,
            @ForAll @IntRange(max = 5) int before) {
        byte[] array = new byte[raw.length + before + 3];
        System.arraycopy(raw, 0, array, before, raw.length);
        Slice body = Slice.of(array, before, before + raw.length, 1000);
        for (TransferEncoding encoding : List.of(BASE64, QUOTED_PRINTABLE, UUENCODE)) {
            Decoded whole = Decoded.whole(encoding, body);
            assertThat(Decoded.streamed(encoding, body, window)).isEqualTo(whole);
            assertThat(encoding.decode(body, DefectSink.NONE)).isEqualTo(Decoded.bytes(whole.text()));
        }
    }

    /** Bodies long enough for the bulk paths, damaged here and there. */
    @Property(tries = 60)
    void theCutMakesNoDifferenceToLongBodies(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 40) int quanta,
            @ForAll @IntRange(max = 4) int damages,
            @ForAll @IntRange(min = 4, max = 70_000) int window) {
        byte[] data = new byte[30_000 + random.nextInt(50_000)];
        random.nextBytes(data);
        byte[] lineBreak = random.nextBoolean() ? new byte[] {'\n'} : new byte[] {'\r', '\n'};
        byte[] raw = random.nextInt(5) == 0
                ? Base64.getEncoder().encode(data)
                : Base64.getMimeEncoder(quanta * 4, lineBreak).encode(data);
        byte[] odd = {'!', '-', '=', '\n', '\r', ' ', 0, 'b', 'A', (byte) 0xC3};
        for (int i = 0; i < damages; i++) {
            raw[random.nextInt(raw.length)] = odd[random.nextInt(odd.length)];
        }
        Decoded whole = Decoded.whole(BASE64, Slice.of(raw));
        assertThat(whole.text()).isEqualTo(byTheRules(raw));
        assertThat(Decoded.streamed(BASE64, Slice.of(raw), window)).isEqualTo(whole);
        // A window of a line or less keeps to the careful path.
        assertThat(Decoded.streamed(BASE64, Slice.of(raw), 64)).isEqualTo(whole);
    }

    @Property
    void base64FollowsTheRules(@ForAll @From("crumbs") byte[] raw) {
        assertThat(Decoded.whole(BASE64, Slice.of(raw)).text()).isEqualTo(byTheRules(raw));
        assertThat(WordCodec.decodeB(raw, 0, raw.length).bytes()).isEqualTo(Decoded.bytes(byTheRules(raw)));
    }

    /** The rule in its simplest form: quanta are cut from the text without its junk, then each is decoded alone. */
    private static String byTheRules(byte[] raw) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        StringBuilder text = new StringBuilder();
        for (byte b : raw) {
            if (b == '=' || alphabet.indexOf(b) >= 0) {
                text.append((char) b);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder quantum = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSecondPad = i + 1 < text.length() && text.charAt(i + 1) == '=';
            if (c != '=') {
                quantum.append(c);
            }
            if (quantum.length() == 4
                    || (c == '=' && quantum.length() == 3)
                    || (c == '=' && quantum.length() == 2 && isSecondPad)) {
                out.writeBytes(Base64.getDecoder().decode(quantum.toString()));
                quantum.setLength(0);
            }
        }
        if (quantum.length() > 1) {
            out.writeBytes(Base64.getDecoder().decode(quantum.toString()));
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 300)
    void whatIsEncodedComesBackAndIsClean(
            @ForAll @Size(max = 2000) byte[] data, @ForAll @From("crumbs") byte[] text, @ForAll Random random)
            throws IOException {
        for (byte[] content : List.of(data, text)) {
            for (TransferEncoding encoding : List.of(BASE64, QUOTED_PRINTABLE)) {
                for (boolean isText : new boolean[] {false, true}) {
                    byte[] encoded = encode(encoding, isText, content, new Random(0), content.length + 1);
                    assertThat(encode(encoding, isText, content, random, 7)).isEqualTo(encoded);
                    assertFitForMail(encoded);
                    Decoded decoded = Decoded.whole(encoding, Slice.of(encoded));
                    assertThat(Decoded.bytes(decoded.text())).isEqualTo(content);
                    assertThat(decoded.ids()).isEmpty();
                }
            }
        }
    }

    private static void assertFitForMail(byte[] encoded) {
        String text = new String(encoded, StandardCharsets.ISO_8859_1);
        for (String line : text.split("\r\n", -1)) {
            assertThat(line).hasSizeLessThanOrEqualTo(76).matches("[ -~\t]*").doesNotMatch("(?s).*[ \t]");
            assertThat(line).isNotEqualTo(".").doesNotStartWith("From ");
        }
    }

    private static byte[] encode(TransferEncoding encoding, boolean isText, byte[] content, Random random, int most)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = isText ? encoding.textEncoder(out) : encoding.encoder(out)) {
            for (int i = 0; i < content.length; ) {
                int count = Math.min(content.length - i, 1 + random.nextInt(most));
                if (count == 1) {
                    encoder.write(content[i]);
                } else {
                    encoder.write(content, i, count);
                }
                i += count;
            }
        }
        return out.toByteArray();
    }

    @Property
    void othersAgreeOnWhatIsValid(@ForAll @Size(min = 3, max = 500) byte[] data) throws IOException, DecoderException {
        byte[] base64 = encode(BASE64, false, data, new Random(0), data.length + 1);
        assertThat(base64).isEqualTo(Base64.getMimeEncoder().encode(data));
        assertThat(Base64.getMimeDecoder().decode(base64)).isEqualTo(data);
        assertThat(org.apache.commons.codec.binary.Base64.decodeBase64(base64)).isEqualTo(data);
        byte[] chunked = org.apache.commons.codec.binary.Base64.encodeBase64Chunked(data);
        assertThat(Decoded.whole(BASE64, Slice.of(chunked)).ids()).isEmpty();
        assertThat(BASE64.decode(Slice.of(chunked), DefectSink.NONE)).isEqualTo(data);

        byte[] printable = encode(QUOTED_PRINTABLE, false, data, new Random(0), data.length + 1);
        assertThat(QuotedPrintableCodec.decodeQuotedPrintable(printable)).isEqualTo(data);
        byte[] theirs = QuotedPrintableCodec.encodeQuotedPrintable(null, data, true);
        assertThat(QUOTED_PRINTABLE.decode(Slice.of(theirs), DefectSink.NONE)).isEqualTo(data);
    }

    @Property
    void wordsComeBack(@ForAll byte[] data) {
        byte[] b = WordCodec.encodeB(data, 0, data.length);
        byte[] q = WordCodec.encodeQ(data, 0, data.length);
        assertThat(b).hasSize(WordCodec.lengthB(data.length));
        assertThat(q).hasSize(WordCodec.lengthQ(data, 0, data.length));
        for (WordCodec.Decoded decoded :
                Arrays.asList(WordCodec.decodeB(b, 0, b.length), WordCodec.decodeQ(q, 0, q.length))) {
            assertThat(decoded.bytes()).isEqualTo(data);
            assertThat(decoded.damaged()).isZero();
            assertThat(decoded.isUnpadded()).isFalse();
        }
    }
}
