package dev.paperknife.transport;

import java.util.ArrayList;
import java.util.List;

/** Lines as words between blanks. */
final class Words {
    private Words() {}

    /** The words, in order; none for a blank line. */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t') {
                if (i > start) {
                    words.add(line.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }
}
