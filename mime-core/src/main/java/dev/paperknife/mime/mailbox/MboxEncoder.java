package dev.paperknife.mime.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes one message as an entry of an mbox (RFC 4155): a separator line, the message with lines that end in LF, each line
 * of {@code >} and {@code From } with one more {@code >} (the dialect called mboxrd, which can be undone), an empty line.
 */
public final class MboxEncoder extends OutputStream {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final OutputStream out;
    private boolean isLineStart = true;
    private boolean isAfterReturn;
    private int quotes;
    private int matched;

    /** Begins the entry. Flushes and closes nothing. */
    public MboxEncoder(OutputStream out, Instant received) throws IOException {
        this.out = out;
        out.write(("From MAILER-DAEMON " + ASCTIME.format(received) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void write(int b) throws IOException {
        if (isAfterReturn) {
            isAfterReturn = false;
            if (b != '\n') {
                plain('\r');
            }
        }
        if (b == '\r') {
            isAfterReturn = true;
        } else {
            plain(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private void plain(int b) throws IOException {
        if (!isLineStart) {
            out.write(b);
            isLineStart = b == '\n';
            return;
        }
        if (matched == 0 && b == '>') {
            quotes++;
        } else if (b == FROM[matched] && ++matched < FROM.length) {
            return;
        } else {
            release(matched == FROM.length);
            if (matched < FROM.length) {
                out.write(b);
            }
            isLineStart = b == '\n';
            matched = 0;
        }
    }

    /** Writes what was held back at the start of a line. */
    private void release(boolean isFrom) throws IOException {
        if (isFrom) {
            out.write('>');
        }
        for (; quotes > 0; quotes--) {
            out.write('>');
        }
        out.write(FROM, 0, matched);
    }

    /** Ends the entry. */
    public void end() throws IOException {
        if (isAfterReturn) {
            isAfterReturn = false;
            plain('\r');
        }
        boolean isMidLine = !isLineStart || quotes > 0 || matched > 0;
        release(false);
        matched = 0;
        out.write(isMidLine ? "\n\n".getBytes(StandardCharsets.US_ASCII) : new byte[] {'\n'});
        isLineStart = true;
    }
}
