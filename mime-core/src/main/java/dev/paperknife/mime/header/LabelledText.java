package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Bytes under a charset label in a header, of an encoded-word (RFC 2047) or of an extended value (RFC 2231), as text. */
final class LabelledText {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LETTERS = {'A', 'B', 'C', 'D'};

    private LabelledText() {}

    /**
     * The text of the bytes by the label, with whatever is wrong about label or bytes reported.
     *
     * @param where what the reports point at
     */
    static String of(Slice bytes, String label, Slice where, ReadContext context) {
        DecodedText decoded = Charsets.decode(bytes, Optional.of(label), context.hints());
        if (context.defects() != DefectSink.NONE) {
            decoded.report(context.defects(), where);
            if (!isForHeaders(label)) {
                context.defects().report(Defect.Code.UTF16_IN_HEADER, where);
            }
        }
        return text(decoded);
    }

    /** The same without reports, for a text that is only compared. */
    static String unreported(byte[] bytes, String label, ReadContext context) {
        return text(Charsets.decode(bytes, 0, bytes.length, Optional.of(label), context.hints()));
    }

    /** The text of bytes that should have a label and have none: UTF-8 if it is valid, else as raw bytes are read. */
    static String unlabelled(Slice bytes, ReadContext context) {
        return text(Charsets.decode(bytes, Optional.empty(), context.hints()));
    }

    /** All that was decoded: U+FEFF before UTF-8 is a mark in a file, but a character in a field (RFC 3629 6). */
    static String text(DecodedText decoded) {
        Slice bytes = decoded.bytes();
        boolean isMarked = decoded.used().equals(StandardCharsets.UTF_8.name())
                && bytes.length() >= MARK.length
                && Arrays.equals(bytes.array(), bytes.from(), bytes.from() + MARK.length, MARK, 0, MARK.length);
        return isMarked ? "\uFEFF" + decoded.text() : decoded.text();
    }

    /**
     * Whether letters are themselves in the charset of that label, as in all that serve mail: not in UTF-16, UTF-32 and EBCDIC.
     * True of an unknown label.
     */
    static boolean isForHeaders(String label) {
        Optional<Charset> charset = Charsets.forLabel(label);
        return charset.isEmpty()
                || Charsets.isAsciiSuperset(charset.get())
                || Charsets.decode(LETTERS, 0, LETTERS.length, Optional.of(label), CharsetHints.NONE)
                        .text()
                        .equals("ABCD");
    }
}
