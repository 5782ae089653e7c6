package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.util.ArrayList;
import java.util.List;

/** Puts the lines of one reply together (RFC 5321 4.2); knows no connection. */
final class SmtpReplyParser {
    /** The most bytes of a line; RFC 5321 4.5.3.1.5 has 512, some servers say more. */
    static final int LINE_BYTES = 4096;

    private static final int MAX_LINES = 1000;
    private static final int CODE_DIGITS = 3;

    private final List<String> lines = new ArrayList<>();
    private int code;

    /** What a line is to its reply. */
    enum Step {
        /** More lines follow. */
        MORE,
        /** The reply is whole. */
        DONE,
        /** Not a line of a reply: no code, another code than before, one line too many. */
        BROKEN
    }

    /** Takes the next line, without its CRLF. */
    Step add(byte[] line) {
        int lineCode = code(line);
        if (lineCode < 0 || (!lines.isEmpty() && lineCode != code) || lines.size() == MAX_LINES) {
            return Step.BROKEN;
        }
        code = lineCode;
        boolean hasText = line.length > CODE_DIGITS;
        lines.add(hasText ? WireText.of(line, CODE_DIGITS + 1, line.length) : "");
        return hasText && line[CODE_DIGITS] == '-' ? Step.MORE : Step.DONE;
    }

    /** The code of a line, 200 to 599, with nothing, a blank or a hyphen after it; -1 for any other. */
    private static int code(byte[] line) {
        if (line.length < CODE_DIGITS || line[0] < '2' || line[0] > '5') {
            return -1;
        }
        if (!Ascii.isDigit(line[1]) || !Ascii.isDigit(line[2])) {
            return -1;
        }
        if (line.length > CODE_DIGITS && line[CODE_DIGITS] != ' ' && line[CODE_DIGITS] != '-') {
            return -1;
        }
        return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    }

    /** The reply, once it is whole. */
    SmtpReply reply() {
        return new SmtpReply(code, lines);
    }
}
