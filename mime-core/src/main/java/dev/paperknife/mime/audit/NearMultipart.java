package dev.paperknife.mime.audit;

/** Types that somebody, or some reader, takes for multipart. */
final class NearMultipart {
    private static final String WORD = "multipart";
    private static final int MOST_CHANGES = 2;
    private static final int MOST_CHARS = 40;

    private NearMultipart() {}

    /** Whether a type, in lower case, holds the word, or becomes it with one or two letters changed. */
    static boolean is(String type) {
        boolean isIt = type.equals(WORD) || type.length() > MOST_CHARS;
        return !isIt && (type.contains(WORD) || distance(type) <= MOST_CHANGES);
    }

    /** How many letters must be put in, taken out or replaced. */
    private static int distance(String type) {
        int[] row = new int[WORD.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= type.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (type.charAt(i - 1) == WORD.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[WORD.length()];
    }
}
