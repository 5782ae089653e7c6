package dev.paperknife.mime.header;

/**
 * The part of a text that plain ASCII words cannot carry: from the first to the last word that is not ASCII, could be
 * taken for an encoded-word, or is too long for a line. Blanks at either end of the text belong to it, as a field would lose
 * them. An empty span stands at the end of the text.
 */
record WordSpan(int from, int to) {
    private static final int LONGEST_PLAIN = 76;
    private static final int MOST_BLANKS = 10;

    boolean isEmpty() {
        return from == to;
    }

    static WordSpan of(String text) {
        int length = text.length();
        int first = length;
        int last = length;
        int previous = 0;
        for (int i = 0; i < length; ) {
            int word = blanksEnd(text, i, length);
            int end = wordEnd(text, word, length);
            boolean isEdge = word > i && (i == 0 || end == word);
            boolean isWide = end - i > LONGEST_PLAIN || word - i > MOST_BLANKS;
            if (isEdge || isWide || !isPlain(text, word, end)) {
                first = first < length ? first : (isEdge || isWide ? previous : word);
                last = end;
            }
            previous = word;
            i = end;
        }
        return first < length ? new WordSpan(first, last) : new WordSpan(length, length);
    }

    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > '~' || (c == '=' && i + 1 < to && text.charAt(i + 1) == '?')) {
                return false;
            }
        }
        return true;
    }

    static int blanksEnd(String text, int from, int to) {
        int i = from;
        while (i < to && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int wordEnd(String text, int from, int to) {
        int i = from;
        while (i < to && !isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
