package dev.paperknife.mime.message;

import java.io.ByteArrayOutputStream;

/** Text in the lines that mail is made of. */
final class TextLines {
    private static final int FLOWED_COLUMNS = 72;

    private TextLines() {}

    /** The text with CRLF for each CRLF and LF; a CR alone is no line end and stays (RFC 2046 4.1.1). */
    static String canonical(String text) {
        if (!hasBareLf(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + text.length() / 16 + 16);
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && previous != '\r') {
                out.append('\r');
            }
            out.append(c);
            previous = c;
        }
        return out.toString();
    }

    private static boolean hasBareLf(String text) {
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (i == 0 || text.charAt(i - 1) != '\r') {
                return true;
            }
        }
        return false;
    }

    /** The octets with CRLF for each CRLF and LF. */
    static byte[] canonical(byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 16 + 16);
        byte previous = 0;
        for (byte b : octets) {
            if (b == '\n' && previous != '\r') {
                out.write('\r');
            }
            out.write(b);
            previous = b;
        }
        return out.toByteArray();
    }

    /** Lines of at most 72 characters or one word, that readers of format=flowed join again (RFC 3676 4.2). */
    static String flowed(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            boolean hasCr = end > from && text.charAt(end - 1) == '\r';
            flowLine(text.substring(from, hasCr ? to - 1 : to), out);
            if (end < 0) {
                break;
            }
            out.append("\r\n");
            from = end + 1;
        }
        return out.toString();
    }

    private static void flowLine(String line, StringBuilder out) {
        String rest = line.equals("-- ") ? line : withoutTrailingSpaces(line);
        boolean isQuote = rest.startsWith(">");
        while (rest.length() > FLOWED_COLUMNS && !isQuote) {
            int space = rest.lastIndexOf(' ', FLOWED_COLUMNS);
            int cut = space > 0 ? space : rest.indexOf(' ', FLOWED_COLUMNS);
            if (cut < 0 || cut + 1 >= rest.length()) {
                break;
            }
            stuff(rest.substring(0, cut + 1), out).append("\r\n");
            rest = rest.substring(cut + 1);
        }
        stuff(rest, out);
    }

    /** A space goes before what a reader would take for a quotation, a stuffed line or an mbox line (RFC 3676 4.4). */
    private static StringBuilder stuff(String line, StringBuilder out) {
        boolean isStuffed = line.startsWith(" ") || line.startsWith("From ");
        return out.append(isStuffed ? " " : "").append(line);
    }

    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }
}
