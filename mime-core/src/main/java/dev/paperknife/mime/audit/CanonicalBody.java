package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;

/** How long a body is for DKIM (RFC 6376 3.4.3, 3.4.4): lines end in CRLF, empty ones at the end do not count. */
final class CanonicalBody {
    private static final int CRLF = 2;

    private CanonicalBody() {}

    /**
     * The number of octets.
     *
     * @param isRelaxed whether a run of blanks counts as one, and none at a line's end
     */
    static long length(Message message, boolean isRelaxed) {
        long length = 0;
        long emptyLines = 0;
        try (LineReader lines = LineReader.of(message.rawBody())) {
            while (lines.next()) {
                long content = isRelaxed ? relaxed(lines) : lines.to() - lines.from();
                if (content == 0 && lines.isStart()) {
                    emptyLines++;
                } else {
                    length += emptyLines * CRLF + content + (lines.isStart() ? CRLF : 0);
                    emptyLines = 0;
                }
            }
        }
        return length == 0 && !isRelaxed ? CRLF : length;
    }

    private static long relaxed(LineReader lines) {
        long length = 0;
        boolean hasGap = false;
        for (int i = lines.from(); i < lines.to(); i++) {
            if (Ascii.isBlank(lines.bytes()[i])) {
                hasGap = true;
            } else {
                length += hasGap ? 2 : 1;
                hasGap = false;
            }
        }
        return length;
    }
}
