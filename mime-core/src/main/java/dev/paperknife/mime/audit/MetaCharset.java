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

    private static final String META = "<meta";

    @Override
    public void check(Part part, DecodedText text, DefectSink defects) {
        Optional<Charset> declared = text.declared().flatMap(Charsets::forLabel);
        if (!part.contentType().is("text", "html") || declared.isEmpty()) {
            return;
        }
        Slice start = text.bytes().slice(0, Math.min(text.bytes().length(), MOST_BYTES));
        if (!holdsMeta(start)) {
            return;
        }
        String label = label(Ascii.lower(start.latin1()));
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
        int to = html.to() - META.length();
        int open = Ascii.indexOf(bytes, html.from(), html.to(), (byte) '<');
        while (open <= to && !Ascii.equalsIgnoreCase(bytes, open, open + META.length(), META)) {
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

    /** The label in the first meta element that has one; empty for none. */
    private static String label(String html) {
        for (int meta = html.indexOf(META); meta >= 0; meta = html.indexOf(META, meta + 1)) {
            int end = html.indexOf('>', meta);
            String element = html.substring(meta, end < 0 ? html.length() : end);
            int charset = element.indexOf("charset");
            int equals = charset < 0 ? -1 : element.indexOf('=', charset);
            if (equals >= 0) {
                return word(element, equals + 1);
            }
        }
        return "";
    }

    private static String word(String element, int from) {
        int start = from;
        while (start < element.length() && " \t\r\n\"'".indexOf(element.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < element.length() && " \t\r\n\"';/".indexOf(element.charAt(end)) < 0) {
            end++;
        }
        return element.substring(start, end);
    }
}
