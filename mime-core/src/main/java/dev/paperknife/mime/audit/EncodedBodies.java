package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** What others decode from base64 and quoted-printable that is damaged: the same decoder over an edited body. */
final class EncodedBodies implements Alternative {
    private static final byte[] PADDING = {'=', '='};

    @Override
    public void offer(Subject subject, Offers offers) {
        Entity entity = subject.entity();
        if (!(entity.body() instanceof Content) || entity.transferEncoding().isIdentity()) {
            return;
        }
        for (Defect defect : subject.defects()) {
            switch (defect.code()) {
                case BASE64_DATA_AFTER_PADDING, BASE64_STRAY_PADDING ->
                    offer(defect.code(), body -> before(body, defect.offset()), subject, offers);
                case BASE64_URL_ALPHABET -> offer(defect.code(), EncodedBodies::standardAlphabet, subject, offers);
                case BASE64_LINE_MISALIGNED -> offer(defect.code(), EncodedBodies::lineByLine, subject, offers);
                case BASE64_ARMOR_LINE -> offer(defect.code(), EncodedBodies::withoutArmour, subject, offers);
                case QP_MIXED_LINE_ENDS -> offer(defect.code(), EncodedBodies::crLf, subject, offers);
                case QP_BAD_SOFT_BREAK -> {
                    if (subject.first(Defect.Code.STRAY_CR).isPresent()) {
                        offer(Defect.Code.STRAY_CR, EncodedBodies::plainSoftBreaks, subject, offers);
                    }
                }
                case QP_INVALID_ESCAPE -> offer(defect.code(), EncodedBodies::joinedEscapes, subject, offers);
                default -> {}
            }
        }
    }

    private static void offer(Defect.Code reason, UnaryOperator<Slice> edit, Subject subject, Offers offers) {
        Entity entity = subject.entity();
        TransferEncoding encoding = entity.transferEncoding();
        if (!subject.body().isEmpty()) {
            offers.offer(
                    reason,
                    () -> List.of(Leaf.of(
                            entity.contentType(), entity.filename(), () -> edit.apply(subject.body()), encoding)));
        }
    }

    /** Whether the byte is of the alphabet of base64 (RFC 4648 4). */
    static boolean isBase64(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || Ascii.isDigit(b) || b == '+' || b == '/';
    }

    private static Slice before(Slice body, long offset) {
        return body.slice(0, Math.max(0, Math.min(offset - body.offset(), body.length())));
    }

    /** 62 and 63 as RFC 4648 5 writes them, in the letters of RFC 4648 4. */
    private static Slice standardAlphabet(Slice body) {
        byte[] bytes = body.bytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '-' || bytes[i] == '_') {
                bytes[i] = (byte) (bytes[i] == '-' ? '+' : '/');
            }
        }
        return Slice.of(bytes);
    }

    /** Each line with the padding that makes it whole; a letter that is left over goes. */
    private static Slice lineByLine(Slice body) {
        byte[] bytes = body.array();
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length() + 16);
        for (int line = body.from(); line < body.to(); ) {
            int next = BodyLines.next(bytes, line, body.to());
            int letters = 0;
            int last = line;
            for (int i = line; i < next; i++) {
                letters += isBase64(bytes[i]) ? 1 : 0;
                last = isBase64(bytes[i]) ? i : last;
            }
            int spare = letters & 3;
            out.write(bytes, line, spare == 1 ? last - line : last + 1 - line);
            out.write(PADDING, 0, spare < 2 ? 0 : 4 - spare);
            out.write('\n');
            line = next;
        }
        return Slice.of(out.toByteArray());
    }

    /** The body without its lines that begin like armour. */
    private static Slice withoutArmour(Slice body) {
        byte[] bytes = body.array();
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        for (int line = body.from(); line < body.to(); ) {
            int next = BodyLines.next(bytes, line, body.to());
            boolean isArmour = BodyLines.startsWith(bytes, line, body.to(), "begin-base64 ")
                    || BodyLines.startsWith(bytes, line, body.to(), "-----")
                    || BodyLines.startsWith(bytes, line, body.to(), "====");
            out.write(bytes, line, isArmour ? 0 : next - line);
            line = next;
        }
        return Slice.of(out.toByteArray());
    }

    /** The body with CRLF at the end of each line. */
    private static Slice crLf(Slice body) {
        byte[] bytes = body.array();
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length() + 16);
        for (int i = body.from(); i < body.to(); i++) {
            if (bytes[i] == '\n' && (i == body.from() || bytes[i - 1] != '\r')) {
                out.write('\r');
            }
            out.write(bytes[i]);
        }
        return Slice.of(out.toByteArray());
    }

    /** The body without the CRs between an equals sign and its line end, or the end. */
    private static Slice plainSoftBreaks(Slice body) {
        byte[] bytes = body.array();
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        boolean isBehindEquals = false;
        for (int i = body.from(); i < body.to(); i++) {
            boolean isBeforeCr = i + 1 == body.to() || bytes[i + 1] == '\r';
            if (!isBehindEquals || bytes[i] != '\r' || !isBeforeCr) {
                out.write(bytes[i]);
                isBehindEquals = bytes[i] == '=';
            }
        }
        return Slice.of(out.toByteArray());
    }

    /** The body without the soft line breaks that stand inside an escape. */
    private static Slice joinedEscapes(Slice body) {
        byte[] bytes = body.array();
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        int escape = -1;
        for (int i = body.from(); i < body.to(); i++) {
            int after = bytes[i] == '=' ? afterSoftBreak(bytes, i, body.to()) : i;
            boolean isInside = escape >= 0 && out.size() - escape <= 2;
            if (after > i && isInside) {
                i = after - 1;
                continue;
            }
            if (bytes[i] == '=' && after == i) {
                escape = out.size();
            } else if (isInside && Ascii.hexDigit(bytes[i]) < 0) {
                escape = -1;
            }
            out.write(bytes[i]);
        }
        return Slice.of(out.toByteArray());
    }

    /** The index after the soft line break that begins there; the index itself where none does. */
    private static int afterSoftBreak(byte[] bytes, int equals, int to) {
        int i = equals + 1;
        while (i < to && Ascii.isBlank(bytes[i])) {
            i++;
        }
        boolean isCr = i + 1 < to && bytes[i] == '\r';
        int lineFeed = isCr ? i + 1 : i;
        return lineFeed < to && bytes[lineFeed] == '\n' ? lineFeed + 1 : equals;
    }
}
