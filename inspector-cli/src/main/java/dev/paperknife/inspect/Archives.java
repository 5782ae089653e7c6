package dev.paperknife.inspect;

import dev.paperknife.mime.audit.AuditRule;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Archives that nobody can look into (APPNOTE 4.4.4), and Office files with macros (MS-OVBA). Nothing is unpacked. */
final class Archives implements AuditRule {
    /** What tells an archive from what is none: most parts are none. */
    private static final int HEAD_BYTES = 16;

    private static final int WINDOW_BYTES = 1 << 16;

    /** So much of the window is kept for what begins at its end. */
    private static final int KEPT_BYTES = 1 << 10;

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity.body() instanceof Content content) || isPlainText(entity)) {
            return;
        }
        Tally tally = new Tally();
        try (InputStream in = content.stream()) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            ArchiveScan scan = ArchiveScan.of(head, tally);
            byte[] window = scan.isDone() ? head : Arrays.copyOf(head, WINDOW_BYTES);
            int length =
                    scan.isDone() ? 0 : head.length + in.readNBytes(window, head.length, WINDOW_BYTES - head.length);
            while (length > 0) {
                boolean isLast = length < window.length;
                int scanned = isLast ? length : length - KEPT_BYTES;
                scan.look(window, scanned, length);
                System.arraycopy(window, scanned, window, 0, length - scanned);
                length = isLast ? 0 : length - scanned + in.readNBytes(window, length - scanned, scanned);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tally.report(entity, defects);
    }

    /** Text without a name is what a person reads. */
    private static boolean isPlainText(Entity entity) {
        return entity.contentType().isText() && entity.filename().isEmpty();
    }
}
