package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Set;

/** Continuation lines that read as a field of their own, as they are where a reader takes the fold for junk (RFC 5322 2.2.3). */
final class Continuations implements FieldRule {
    private static final Set<String> KNOWN = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "date",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "return-path",
            "received",
            "mime-version",
            "dkim-signature",
            "authentication-results",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "resent-date",
            "resent-message-id");

    /** The longest name that is looked for. */
    private static final int MOST_NAME_BYTES = 64;

    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        for (NamedField field : fields) {
            Slice raw = field.raw();
            int second = Ascii.indexOf(raw.array(), raw.from(), raw.to(), (byte) '\n') + 1;
            if (second < raw.to() && !listsFields(field.field())) {
                lines(raw.slice(second - raw.from(), raw.length()), defects);
            }
        }
    }

    /** Whether the field's value is made of field names, as that of a signature is. */
    private static boolean listsFields(Field field) {
        String name = Ascii.lower(field.name());
        return name.endsWith("-signature") || name.startsWith("arc-") || name.endsWith("-headers");
    }

    private static void lines(Slice rest, DefectSink defects) {
        try (LineReader lines = LineReader.of(rest)) {
            while (lines.next()) {
                int from = lines.from();
                while (from < lines.to() && Ascii.isBlank(lines.bytes()[from])) {
                    from++;
                }
                if (isKnownField(lines.bytes(), from, lines.to())) {
                    defects.report(Defect.Code.CONTINUATION_LOOKS_LIKE_FIELD, lines.slice(from, lines.to()));
                }
            }
        }
    }

    private static boolean isKnownField(byte[] bytes, int from, int to) {
        int most = Math.min(to, from + MOST_NAME_BYTES);
        if (FieldText.colon(bytes, from, most) < 0) {
            return false;
        }
        int nameEnd = FieldText.nameEnd(bytes, from, most);
        String name = Ascii.lower(Slice.of(bytes, from, nameEnd, 0).latin1());
        return KNOWN.contains(name) || FieldText.isContentField(bytes, from, most);
    }
}
