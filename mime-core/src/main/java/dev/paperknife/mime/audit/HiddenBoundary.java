package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/** A boundary that stands inside another value or a comment, and that the body uses. */
final class HiddenBoundary implements Alternative {
    private static final String BOUNDARY = "boundary";
    private static final int MOST_TRIES = 16;

    @Override
    public void offer(Subject subject, Offers offers) {
        if (subject.entity().contentType().isMultipart()) {
            subject.contentField("Content-Type").ifPresent(field -> offerHidden(field, subject, offers));
        }
    }

    private static void offerHidden(Field field, Subject subject, Offers offers) {
        ContentType type = subject.entity().contentType();
        String text = new String(field.value().bytes(), StandardCharsets.ISO_8859_1);
        String primary = type.boundaryBytes().map(Slice::latin1).orElse("");
        int tries = 0;
        for (int at = indexOfName(text, 0); at >= 0 && tries < MOST_TRIES; at = indexOfName(text, at + 1)) {
            String value = hiddenValue(text, at + BOUNDARY.length());
            if (!value.isEmpty() && !value.equals(primary) && DelimiterLines.isSeen(value, subject)) {
                tries++;
                String only = type.mediaType() + "; boundary=" + FieldSource.quoted(value);
                offers.offer(Defect.Code.HIDDEN_PARAMETER, subject.with(field, only));
            }
        }
    }

    private static int indexOfName(String text, int from) {
        for (int i = from; i + BOUNDARY.length() <= text.length(); i++) {
            boolean isWord = i == 0 || !Ascii.isToken((byte) text.charAt(i - 1));
            if (isWord && Ascii.equalsIgnoreCase(text.substring(i, i + BOUNDARY.length()), BOUNDARY)) {
                return i;
            }
        }
        return -1;
    }

    private static String hiddenValue(String text, int afterName) {
        int from = skipFolds(text, afterName);
        if (from == text.length() || text.charAt(from) != '=') {
            return "";
        }
        from = skipFolds(text, from + 1);
        boolean isQuoted = from < text.length() && text.charAt(from) == '"';
        from = isQuoted ? from + 1 : from;
        int to = from;
        while (to < text.length() && (isQuoted ? "\"\\" : "\";,)( \t\r\n\\").indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to);
    }

    private static int skipFolds(String text, int from) {
        int i = from;
        while (i < text.length() && Ascii.isFold((byte) text.charAt(i))) {
            i++;
        }
        return i;
    }
}
