package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where the values of a field's parameters begin and end for others (RFC 2045 5.1). */
final class ParameterForms implements ParameterFields.Rule {
    private static final int MOST_SEMICOLONS = 8;

    @Override
    public void offer(FieldSource text, HeaderForm<?> form, List<Defect> defects, Subject subject, Offers offers) {
        Field field = text.field();
        Set<Defect.Code> seen = EnumSet.noneOf(Defect.Code.class);
        for (Defect defect : defects) {
            int at = text.index(defect.offset());
            switch (defect.code()) {
                case MISSING_SEMICOLON -> {
                    if (seen.add(defect.code())) {
                        String separated = separated(text, form, subject);
                        offers.offer(defect.code(), subject.with(field, separated));
                    }
                }
                case COMMENT_INSIDE_TOKEN -> {
                    if (seen.add(defect.code())) {
                        offers.offer(defect.code(), subject.with(field, text.withoutComments()));
                    }
                }
                case UNTERMINATED_QUOTE ->
                    offers.offer(defect.code(), subject.with(field, text.replace(at, at + 1, "")));
                case STRAY_BACKSLASH -> offers.offer(defect.code(), subject.with(field, otherPairs(text, at)));
                case UNQUOTED_SPECIAL, TEXT_AFTER_QUOTED_VALUE, FOLDED_VALUE ->
                    offerValues(defect.code(), text, at, subject, offers);
                default -> {}
            }
        }
    }

    /** A semicolon before each parameter that lacks it. */
    private static String separated(FieldSource field, HeaderForm<?> form, Subject subject) {
        String text = field.text();
        for (int i = 0; i < MOST_SEMICOLONS; i++) {
            DefectLog log = new DefectLog(subject.context().limits());
            Slice value = Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
            form.read(value, subject.context().withDefects(log));
            int at = -1;
            for (Defect defect : log.defects()) {
                at = at < 0 && defect.code() == Defect.Code.MISSING_SEMICOLON ? (int) defect.offset() : at;
            }
            if (at < 0) {
                return text;
            }
            text = text.substring(0, at) + ";" + text.substring(text.charAt(at) == ',' ? at + 1 : at);
        }
        return text;
    }

    /** Backslashes outside quotes escape, and one inside that hides the closing quote does not. */
    private static String otherPairs(FieldSource text, int at) {
        if (at < text.text().length() && text.text().charAt(at) == '"') {
            return text.text().substring(0, at) + text.text().substring(at).replace("\\\"", "\\\\\"");
        }
        FieldSource.Segment segment = text.parameterAt(at);
        return text.replace(
                segment.value(), segment.to(), FieldSource.quoted(FieldSource.unescaped(text.value(segment))));
    }

    private static void offerValues(Defect.Code code, FieldSource text, int at, Subject subject, Offers offers) {
        FieldSource.Segment segment = text.parameterAt(at);
        String value = text.value(segment);
        if (!decidesLeaves(segment.base()) || value.isEmpty()) {
            return;
        }
        if (code == Defect.Code.FOLDED_VALUE) {
            offers.offer(code, subject.with(text.field(), with(text, segment, withoutFolds(value))));
        } else {
            String joined = FieldSource.unescaped(value).replace("\"", "");
            offers.offer(code, subject.with(text.field(), with(text, segment, FieldSource.quoted(joined))));
        }
        if (code == Defect.Code.UNQUOTED_SPECIAL) {
            int end = 0;
            while (end < value.length() && Ascii.isToken((byte) value.charAt(end))) {
                end++;
            }
            if (end > 0) {
                String cut = FieldSource.quoted(value.substring(0, end));
                offers.offer(code, subject.with(text.field(), with(text, segment, cut)));
            }
        }
    }

    private static boolean decidesLeaves(String parameter) {
        return switch (parameter) {
            case "boundary", "name", "filename" -> true;
            default -> false;
        };
    }

    private static String with(FieldSource text, FieldSource.Segment segment, String value) {
        return text.replace(segment.value(), segment.to(), value);
    }

    private static String withoutFolds(String value) {
        StringBuilder joined = new StringBuilder(value.length());
        boolean isFold = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isBreak = c == '\n' || (c == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n');
            isFold = isBreak || (isFold && Ascii.isBlank((byte) c));
            if (!isFold) {
                joined.append(c);
            }
        }
        return joined.toString();
    }
}
