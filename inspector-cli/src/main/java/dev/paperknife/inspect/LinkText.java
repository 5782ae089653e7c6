package dev.paperknife.inspect;

/** The text of a link, as far as it can show a host. */
final class LinkText {
    private static final int MOST_CHARS = 512;

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private final StringBuilder written = new StringBuilder();

    /** More of it, references as they are written; what is too much is left out. */
    void add(String html, int from, int to) {
        written.append(html, from, Math.min(to, from + MOST_CHARS - Math.min(written.length(), MOST_CHARS)));
    }

    /** Empty where there is no dot: then it shows none. */
    String text() {
        String text = CharacterReferences.resolve(written.toString(), false);
        return text.indexOf('.') < 0 ? "" : shown(text).strip();
    }

    /** As a browser shows it: one blank for a run of white space, and nothing for what has no width. */
    private static String shown(CharSequence text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = c <= ' ' || c == NO_BREAK_SPACE;
            if (isBlank ? !shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ' : !isInvisible(c)) {
                shown.append(isBlank ? ' ' : c);
            }
        }
        return shown.toString();
    }

    private static boolean isInvisible(char c) {
        return c == ZERO_WIDTH_SPACE || c == SOFT_HYPHEN;
    }
}
