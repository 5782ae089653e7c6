package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads tag lists (RFC 6376 3.2). One that breaks the grammar, or has a tag twice, is no list (RFC 6376 3.2, 6.1.1). */
final class TagListParser {
    /** Values in which white space means nothing (RFC 6376 3.5, 3.6.1): base64, and lists between colons or bars. */
    private static final Set<String> WITHOUT_BLANKS = Set.of("b", "bh", "h", "p", "q", "z");

    /** An address, with or without local part (RFC 6376 3.5); in ARC a number. */
    private static final String IDENTITY = "i";

    private static final Set<String> DOMAINS = Set.of("d", "s", IDENTITY);

    private final Slice value;
    private final byte[] bytes;
    private final ReadContext context;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private boolean isMalformed;

    private TagListParser(Slice value, ReadContext context) {
        this.value = value;
        this.bytes = value.array();
        this.context = context;
    }

    /** The tags of a value; absent, with a defect, where it is no tag list. */
    static Optional<TagList> parse(Slice value, ReadContext context) {
        if (Blanks.trimmed(value).isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return Optional.empty();
        }
        TagListParser parser = new TagListParser(value, context);
        parser.tagList();
        return parser.isMalformed ? Optional.empty() : Optional.of(new TagList(parser.tags));
    }

    /** {@code tag-list = tag-spec *( ";" tag-spec ) [ ";" ]}. */
    private void tagList() {
        int from = value.from();
        while (from < value.to()) {
            int to = indexOf(';', from, value.to());
            Slice spec = Blanks.trimmed(slice(from, to));
            if (!spec.isEmpty()) {
                tagSpec(spec);
            } else if (to < value.to()) {
                malformed(slice(from, to + 1));
            }
            from = to + 1;
        }
    }

    /** {@code tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]}. */
    private void tagSpec(Slice spec) {
        int equals = indexOf('=', spec.from(), spec.to());
        Slice rawName = Blanks.trimmed(slice(spec.from(), equals));
        if (equals == spec.to() || !isName(rawName)) {
            malformed(spec);
            return;
        }
        String name = PlainText.of(rawName);
        String text = text(Blanks.trimmed(slice(equals + 1, spec.to())), WITHOUT_BLANKS.contains(name));
        if (tags.putIfAbsent(name, text) != null) {
            malformed(spec);
        }
        String domain = name.equals(IDENTITY) ? text.substring(text.lastIndexOf('@') + 1) : text;
        if (DOMAINS.contains(name) && !domain.isEmpty() && !Domain.isPlausible(domain.replace('_', 'x'))) {
            context.defects().report(Defect.Code.SIGNATURE_DOMAIN_METACHAR, spec);
        }
    }

    private static String text(Slice raw, boolean isWithoutBlanks) {
        String text = PlainText.of(HeaderLexer.unfolded(raw));
        return isWithoutBlanks ? withoutBlanks(text) : text;
    }

    private static String withoutBlanks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private boolean isName(Slice raw) {
        for (int i = raw.from(); i < raw.to(); i++) {
            if (!isNameByte(bytes[i], i == raw.from())) {
                return false;
            }
        }
        return !raw.isEmpty();
    }

    private static boolean isNameByte(byte b, boolean isFirst) {
        byte lower = Ascii.lower(b);
        return (lower >= 'a' && lower <= 'z') || (!isFirst && (Ascii.isDigit(b) || b == '_'));
    }

    private void malformed(Slice where) {
        isMalformed = true;
        context.defects().report(Defect.Code.DKIM_MALFORMED, where);
    }

    private int indexOf(char wanted, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private Slice slice(int from, int to) {
        return value.slice(from - value.from(), to - value.from());
    }

    /** Refuses a tag that would not read as it is. */
    static void requireWritable(String name, String text) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7F || !isNameByte((byte) name.charAt(i), i == 0)) {
                throw new IllegalArgumentException("no tag name (RFC 6376 3.2): a character is no letter, digit or _");
            }
        }
        PlainText.checked("a tag value", text);
        boolean hasBlanks =
                WITHOUT_BLANKS.contains(name) && !withoutBlanks(text).equals(text);
        if (name.isEmpty()
                || text.indexOf(';') >= 0
                || hasBlanks
                || !DisplayName.trimmed(text).equals(text)) {
            throw new IllegalArgumentException("no tag (RFC 6376 3.2): it has no name, or a semicolon or stray blanks");
        }
    }
}
