package dev.paperknife.mime.message;

import java.util.List;

/** Puts line breaks before blanks, so that lines keep to 78 characters where they can (RFC 5322 2.2.3). */
final class Folding {
    private static final int LONGEST_LINE = 78;

    private final StringBuilder out = new StringBuilder();
    private int column;

    /** Folding for a value that begins at that column of its line. */
    Folding(int column) {
        this.column = column;
    }

    /** Words with the blanks between them; none is broken, and no line is nothing but blanks. */
    Folding words(String value) {
        int i = 0;
        while (i < value.length()) {
            int word = blanksEnd(value, i);
            int end = wordEnd(value, word);
            if (word > i && end > word && column + (end - i) > LONGEST_LINE) {
                breakLine();
            }
            append(value.substring(i, end));
            i = end;
        }
        return this;
    }

    /** Elements with a separator and a blank between them; one that does not fit on a line begins another. */
    Folding list(List<String> elements, String separator) {
        for (int i = 0; i < elements.size(); i++) {
            String element = elements.get(i);
            if (i > 0) {
                append(separator);
                if (column + 1 + element.length() + separator.length() > LONGEST_LINE) {
                    breakLine();
                }
                append(" ");
            }
            words(element);
        }
        return this;
    }

    private void breakLine() {
        if (column > 0) {
            out.append("\r\n");
            column = 0;
        }
    }

    private void append(String piece) {
        out.append(piece);
        column += piece.length();
    }

    private static int blanksEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length() && !isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
