package dev.paperknife.cli;

import com.google.re2j.Pattern;

/** A pattern as shells have it for file names, without regard to case: {@code *}, {@code ?} and {@code [a-z]}. Linear in time. */
final class Glob {
    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Any text is a pattern; a bracket that is never closed stands for itself. */
    static Glob of(String glob) {
        StringBuilder regex = new StringBuilder(glob.length() + 16);
        for (int i = 0; i < glob.length(); ) {
            int c = glob.codePointAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (close > 0) {
                regex.append(set(glob.substring(i + 1, close)));
                i = close + 1;
            } else {
                regex.append(single(c));
                i += Character.charCount(c);
            }
        }
        return new Glob(Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    private static String single(int c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        };
    }

    private static String set(String members) {
        boolean isNegated = members.startsWith("!") || members.startsWith("^");
        String plain = isNegated ? members.substring(1) : members;
        String escaped = plain.replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^");
        return (isNegated ? "[^" : "[") + escaped + "]";
    }

    /** Whether all of the text is as the pattern says. */
    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
