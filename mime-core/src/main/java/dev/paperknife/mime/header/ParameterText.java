package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes text of the values of one field's parameters: plain ones, extended ones, and joined sections (RFC 2231). */
final class ParameterText {
    private static final byte APOSTROPHE = '\'';

    private final ReadContext context;
    private final DisplayText display;

    ParameterText(ReadContext context) {
        this.context = context;
        this.display = new DisplayText(context);
    }

    /**
     * A value.
     *
     * @param boundary the bytes it would be as a boundary; none for one in a charset that is no superset of ASCII
     */
    record Result(String text, @Nullable Slice boundary) {}

    /** A plain value; encoded-words are decoded in file names only. */
    Result plain(String name, Slice value) {
        if (name.equals("name") || name.equals("filename")) {
            return new Result(display.fileName(value), value);
        }
        boolean isToken = name.equals("boundary") || name.equals("charset");
        if (isToken && EncodedWordScanner.findsWord(value)) {
            context.defects().report(Defect.Code.ENCODED_WORD_IN_TOKEN, value);
        }
        return new Result(RawText.of(value, context), value);
    }

    /** One extended value, or sections in their order: their bytes are joined before they become text. */
    Result sections(String name, List<RawParameter.Value> sections) {
        RawParameter.Value first = sections.get(0);
        boolean isExtended = false;
        for (RawParameter.Value section : sections) {
            isExtended |= section.isExtended();
            reportForm(section);
        }
        if (!isExtended) {
            return plainSections(name, sections);
        }
        int textFrom = first.isExtended() ? textFrom(first.bytes()) : 0;
        if (textFrom < 0) {
            context.defects().report(Defect.Code.BAD_EXTENDED_VALUE, first.where());
            return plainSections(name, sections);
        }
        String label = first.isExtended() ? label(first.bytes()) : "";
        return labelled(label, joined(sections, textFrom, true), first.where());
    }

    /** Of several sections what is joined stands nowhere: what is found in it is said of the first, raw bytes of each already. */
    private Result plainSections(String name, List<RawParameter.Value> sections) {
        Slice value = joined(sections, 0, false);
        if (sections.size() == 1 || context.defects() == DefectSink.NONE) {
            return plain(name, value);
        }
        Slice where = sections.get(0).where();
        DefectSink sink = context.defects();
        ReadContext ofFirst = context.withDefects((code, offset, length, detail) -> {
            if (code != Defect.Code.RAW_UTF8_IN_HEADER && code != Defect.Code.RAW_8BIT_IN_HEADER) {
                sink.report(code, where.offset(), where.length(), detail);
            }
        });
        return new ParameterText(ofFirst).plain(name, value);
    }

    private void reportForm(RawParameter.Value section) {
        RawText.report(section.bytes(), context);
        if (section.isExtended() && section.isQuoted()) {
            context.defects().report(Defect.Code.QUOTED_EXTENDED_VALUE, section.where());
        }
        if (!section.isExtended() && PercentEscapes.isIn(section.bytes())) {
            context.defects().report(Defect.Code.PERCENT_IN_PLAIN_SECTION, section.where());
        }
    }

    /** Where the text begins behind charset and language, counted from the value's start; -1 without two apostrophes. */
    private static int textFrom(Slice value) {
        byte[] bytes = value.array();
        int first = Ascii.indexOf(bytes, value.from(), value.to(), APOSTROPHE);
        int second = first == value.to() ? first : Ascii.indexOf(bytes, first + 1, value.to(), APOSTROPHE);
        return second == value.to() ? -1 : second + 1 - value.from();
    }

    private static String label(Slice value) {
        int from = value.from();
        int to = Ascii.indexOf(value.array(), from, value.to(), APOSTROPHE);
        return new String(value.array(), from, to - from, StandardCharsets.ISO_8859_1);
    }

    private Slice joined(List<RawParameter.Value> sections, int skipped, boolean decodes) {
        if (sections.size() == 1 && !decodes) {
            return sections.get(0).bytes();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int skip = skipped;
        for (RawParameter.Value section : sections) {
            Slice text = section.bytes().slice(skip, section.bytes().length());
            skip = 0;
            if (!decodes || !section.isExtended()) {
                out.write(text.array(), text.from(), (int) text.length());
            } else if (!PercentEscapes.decode(text, out)) {
                context.defects().report(Defect.Code.BAD_EXTENDED_VALUE, section.where());
            }
        }
        byte[] bytes = out.toByteArray();
        // escapes only shrink, so these many bytes from where the text begins stand in the value
        return Slice.of(bytes, 0, bytes.length, sections.get(0).bytes().offset() + skipped);
    }

    private Result labelled(String label, Slice bytes, Slice where) {
        if (label.isEmpty()) {
            context.defects().report(Defect.Code.EXTENDED_WITHOUT_CHARSET, where);
            return new Result(LabelledText.unlabelled(bytes, context), bytes);
        }
        String text = LabelledText.of(bytes, label, where, context);
        return new Result(text, LabelledText.isForHeaders(label) ? bytes : null);
    }
}
