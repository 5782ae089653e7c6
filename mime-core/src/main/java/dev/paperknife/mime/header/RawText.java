package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes of a value that no label explains, as text: ASCII, else UTF-8 (RFC 6532 3.2), else by the message's own charsets,
 * detection, or windows-1252.
 */
final class RawText {
    private RawText() {}

    /** The text of the bytes; those above 127 are reported. */
    static String of(Slice raw, ReadContext context) {
        if (Charsets.isAscii(raw.array(), raw.from(), raw.to())) {
            return raw.latin1();
        }
        DecodedText decoded = Charsets.decode(raw, Optional.empty(), context.hints());
        boolean isUtf8 = decoded.used().equals(StandardCharsets.UTF_8.name());
        context.defects().report(isUtf8 ? Defect.Code.RAW_UTF8_IN_HEADER : Defect.Code.RAW_8BIT_IN_HEADER, raw);
        return LabelledText.text(decoded);
    }

    /** Says that bytes above 127 stand in a value, where something else tells what they are. */
    static void report(Slice raw, ReadContext context) {
        if (context.defects() != DefectSink.NONE && !Charsets.isAscii(raw.array(), raw.from(), raw.to())) {
            boolean isUtf8 = Charsets.isUtf8(raw.array(), raw.from(), raw.to());
            context.defects().report(isUtf8 ? Defect.Code.RAW_UTF8_IN_HEADER : Defect.Code.RAW_8BIT_IN_HEADER, raw);
        }
    }
}
