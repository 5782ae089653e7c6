package dev.paperknife.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that somebody may have meant who typed another one. */
final class Nearest {
    private Nearest() {}

    /** Those that contain what was typed, or differ in few letters, the nearest first. */
    static List<String> to(String typed, Collection<String> names, int most) {
        int allowed = Math.max(2, typed.length() / 4);
        return names.stream()
                .filter(name -> distance(typed, name) <= allowed)
                .sorted(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** How many letters have to be changed, added or removed (Levenshtein's distance); none where one contains the other. */
    private static int distance(String typed, String name) {
        if (typed.length() > 2 && name.contains(typed)) {
            return 0;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[name.length()];
    }
}
