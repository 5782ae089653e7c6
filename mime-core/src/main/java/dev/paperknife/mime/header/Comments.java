package dev.paperknife.mime.header;

/** Comments (RFC 5322 3.2.2), written. */
final class Comments {
    private Comments() {}

    /** The text in parentheses, escaped so that it reads as this text; balanced parentheses in it stay as they are. */
    static String format(String text) {
        boolean isBalanced = isBalanced(text);
        StringBuilder out = new StringBuilder(text.length() + 2).append('(');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || (!isBalanced && (c == '(' || c == ')'))) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append(')').toString();
    }

    private static boolean isBalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth == 0;
    }
}
