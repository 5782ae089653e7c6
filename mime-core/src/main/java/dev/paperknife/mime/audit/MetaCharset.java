package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** HTML that names another charset in a meta element than the field does (HTML 13.2.3). */
final class MetaCharset implements TextRule {
    /** How far browsers look for it (HTML 13.2.3.2). */
    private static final int MOST_BYTES = 1024;

    @Override
    public void check(Part part, DecodedText text, DefectSink defects) {
        if (!part.contentType().is("text", "html") || text.declared().isEmpty()) {
            return;
        }
        Optional<Charset> declared = Charsets.forLabel(text.declared().get());
        if (declared.isEmpty()) {
            return;
        }
        Slice start = text.bytes().slice(0, Math.min(text.bytes().length(), MOST_BYTES));
        if (!holdsMeta(start)) {
            return;
        }
        String label = MetaSearch.label(Ascii.lower(start.latin1()));
        boolean isWide = label.startsWith("utf-16") || label.equals("unicode");
        // a page that could read its own label in ASCII is not in UTF-16: browsers read that as UTF-8
        Optional<Charset> named = isWide ? Optional.of(StandardCharsets.UTF_8) : Charsets.forLabel(label);
        if (named.isPresent() && !named.equals(declared) && !isPlainAscii(text)) {
            Slice body = part.rawBody();
            String detail = "the text says " + Evidence.of(Slice.of(label));
            defects.report(Defect.Code.META_CHARSET_CONFLICT, body.offset(), body.length(), detail);
        }
    }

    private static boolean holdsMeta(Slice html) {
        byte[] bytes = html.array();
        int to = html.to() - MetaSearch.META.length();
        int open = Ascii.indexOf(bytes, html.from(), html.to(), (byte) '<');
        while (open <= to && !Ascii.equalsIgnoreCase(bytes, open, open + MetaSearch.META.length(), MetaSearch.META)) {
            open = Ascii.indexOf(bytes, open + 1, html.to(), (byte) '<');
        }
        return open <= to;
    }

    /** Whether the field says US-ASCII and is right: then any superset says the same. */
    private static boolean isPlainAscii(DecodedText text) {
        Slice bytes = text.bytes();
        return Ascii.equalsIgnoreCase(text.declared().orElse(""), "us-ascii")
                && Charsets.isAscii(bytes.array(), bytes.from(), bytes.to());
    }
}
