package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * How the lines of a whole source end and how long they are (RFC 5322 2.1.1, 2.3), and dots that SMTP gives a meaning
 * (RFC 5321 4.5.2). Bodies that are declared binary have no lines.
 */
final class SourceLines implements AuditRule {
    private static final int MOST_OCTETS = 998;

    private final SeenLines seen;

    SourceLines(SeenLines seen) {
        this.seen = seen;
    }

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (Parts.isSource(entity) && entity instanceof Message message) {
            LineCounts counts = new LineCounts(defects);
            DotLines dots = new DotLines(message.rawBody().offset());
            for (Slice range : ranges(message)) {
                read(range, counts, dots);
            }
            counts.report();
            if (counts.isMixed()) {
                QuotedLineEnds.check(message, defects);
            }
            dots.report(defects, counts.hasCrLf());
        }
    }

    private void read(Slice range, LineCounts counts, DotLines dots) {
        try (LineReader lines = LineReader.of(range)) {
            while (lines.next()) {
                counts.line(lines);
                dots.line(lines);
            }
            seen.add(lines);
        }
    }

    /** What lies between the binary bodies. */
    private static List<Slice> ranges(Message message) {
        List<Slice> ranges = new ArrayList<>(1);
        long from = 0;
        for (Entity part : Parts.ofSource(message)) {
            if (Parts.isLeaf(part) && part.transferEncoding() == TransferEncoding.BINARY) {
                ranges.add(message.raw().slice(from, part.rawBody().offset()));
                from = part.rawBody().end();
            }
        }
        ranges.add(message.raw().slice(from, message.raw().length()));
        return ranges;
    }

    /** Counts line ends, and says where a line is too long. */
    private static final class LineCounts {
        private final DefectSink defects;
        private long crLf;
        private long lf;
        private long firstLf = -1;
        private long start;
        private long length;

        LineCounts(DefectSink defects) {
            this.defects = defects;
        }

        boolean isMixed() {
            return lf > 0 && crLf > 0;
        }

        boolean hasCrLf() {
            return crLf > 0;
        }

        void line(LineReader lines) {
            if (lines.isStart()) {
                endLine();
                start = lines.offset(lines.from());
            }
            length = lines.offset(lines.to()) - start;
            switch (lines.end()) {
                case CRLF -> crLf++;
                case LF -> firstLf = lf++ == 0 ? lines.offset(lines.to()) : firstLf;
                default -> {}
            }
        }

        private void endLine() {
            if (length > MOST_OCTETS) {
                defects.report(Defect.Code.LINE_TOO_LONG, start, length, length + " octets");
            }
            length = 0;
        }

        void report() {
            endLine();
            if (lf > 0) {
                String count = lf + " of " + (lf + crLf) + " lines";
                defects.report(Defect.Code.BARE_LF, firstLf, 1, count);
                if (isMixed()) {
                    defects.report(Defect.Code.MIXED_LINE_ENDS, firstLf, 1, count);
                }
            }
        }
    }
}
