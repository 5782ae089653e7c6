package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;

/** What programs put before the subject of an answer or of a message that is passed on, in the languages they do it in. */
final class SubjectPrefix {
    private static final String[] REPLY = {
        "re", "aw", "antw", "antwort", "sv", "vs", "odp", "ynt", "res", "rif", "ref", "r", "回复", "答复", "回覆", "答覆", "返信",
        "回信"
    };
    private static final String[] FORWARD = {
        "fwd", "fw", "wg", "tr", "rv", "enc", "vl", "vb", "doorst", "pd", "ilt", "转发", "轉發", "轉寄", "转寄", "転送"
    };
    private static final int MOST_DIGITS = 3;

    private SubjectPrefix() {}

    /** The subject of an answer: {@code Re:} before it unless it has such a prefix, in any language. */
    static String reply(String subject) {
        return starts(subject, REPLY) ? subject : "Re: " + subject;
    }

    /** The subject of a message passed on. */
    static String forward(String subject) {
        return starts(subject, FORWARD) ? subject : "Fwd: " + subject;
    }

    private static boolean starts(String subject, String[] prefixes) {
        int from = afterBlanks(subject, 0);
        if (from < subject.length() && subject.charAt(from) == '[') {
            int close = subject.indexOf(']', from);
            return isAt(subject, from, prefixes)
                    || (close > 0 && isAt(subject, afterBlanks(subject, close + 1), prefixes));
        }
        return isAt(subject, from, prefixes);
    }

    private static boolean isAt(String subject, int from, String[] prefixes) {
        for (String prefix : prefixes) {
            int to = from + prefix.length();
            if (to <= subject.length()
                    && Ascii.equalsIgnoreCase(subject.substring(from, to), prefix)
                    && isColonAt(subject, to)) {
                return true;
            }
        }
        return false;
    }

    /** A colon, narrow or wide, perhaps behind a count: {@code Re[2]:}, {@code Re^3:}, {@code Re (2):}. */
    private static boolean isColonAt(String subject, int from) {
        int i = from;
        int digits = 0;
        while (i < subject.length() && digits <= MOST_DIGITS && " [](){}^*0123456789".indexOf(subject.charAt(i)) >= 0) {
            digits += Character.isDigit(subject.charAt(i)) ? 1 : 0;
            i++;
        }
        boolean isCounted = i == from || digits > 0 || subject.charAt(from) == ' ';
        return isCounted && i < subject.length() && (subject.charAt(i) == ':' || subject.charAt(i) == '\uFF1A');
    }

    private static int afterBlanks(String subject, int from) {
        int i = from;
        while (i < subject.length() && (subject.charAt(i) == ' ' || subject.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
