package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;

/** Bytes that no header section may hold (RFC 5322 2.2): NUL, other controls, and CR that ends no line. */
final class HeaderBytes implements AuditRule {
    private final SeenLines seen;

    HeaderBytes(SeenLines seen) {
        this.seen = seen;
    }

    @Override
    public void check(Entity entity, DefectSink defects) {
        Slice section = section(entity);
        if (seen.mayHoldOddControls()) {
            lines(section, defects);
        }
        bodyWithoutSeparator(entity, section, defects);
    }

    private static void lines(Slice section, DefectSink defects) {
        boolean isFirst = section.offset() == 0;
        try (LineReader lines = LineReader.of(section)) {
            while (lines.next()) {
                line(lines, isFirst, defects);
                isFirst = false;
            }
        }
    }

    /** The header section with its empty line; no more than the limit lets anybody read. */
    private static Slice section(Entity entity) {
        long length = entity.rawBody().offset() - entity.raw().offset();
        int most = entity.header().context().limits().headerBytes();
        return entity.raw().slice(0, Math.min(length, most)).load();
    }

    /** Each kind once a line. */
    private static void line(LineReader lines, boolean isFirst, DefectSink defects) {
        byte[] bytes = lines.bytes();
        int nul = -1;
        int control = -1;
        int cr = -1;
        int to = lines.to();
        for (int i = Ascii.indexOfControl(bytes, lines.from(), to);
                i < to;
                i = Ascii.indexOfControl(bytes, i + 1, to)) {
            byte b = bytes[i];
            if (b == '\t') {
                continue;
            }
            if (b == 0) {
                nul = nul < 0 ? i : nul;
            } else if (b == '\r') {
                cr = cr < 0 || isDouble(lines, i) ? i : cr;
                i += isDouble(lines, i) ? 1 : 0;
            } else {
                control = control < 0 ? i : control;
            }
        }
        report(Defect.Code.NUL_IN_HEADER, nul, lines, defects);
        report(Defect.Code.CONTROL_IN_HEADER, control, lines, defects);
        if (cr >= 0) {
            carriageReturn(lines, cr, isFirst, defects);
        }
    }

    private static boolean isDouble(LineReader lines, int cr) {
        return cr + 1 < lines.to() && lines.bytes()[cr + 1] == '\r';
    }

    private static void report(Defect.Code code, int at, LineReader lines, DefectSink defects) {
        if (at >= 0) {
            defects.report(code, lines.offset(at), 1, evidence(lines));
        }
    }

    private static String evidence(LineReader lines) {
        return Evidence.of(lines.bytes(), lines.from(), lines.to());
    }

    private static void carriageReturn(LineReader lines, int cr, boolean isFirst, DefectSink defects) {
        boolean isAtStart = cr == lines.from() && !isFirst;
        boolean isAtEnd = cr == lines.to() - 1 && lines.end() != LineReader.End.NONE;
        report(isAtStart || isAtEnd ? Defect.Code.STRAY_CR : Defect.Code.BARE_CR_IN_HEADER, cr, lines, defects);
        if ((isAtStart || isDouble(lines, cr)) && !isFieldAfter(lines, cr)) {
            report(Defect.Code.UNCLEAR_SEPARATOR, cr, lines, defects);
        }
    }

    private static boolean isFieldAfter(LineReader lines, int cr) {
        int i = cr;
        while (i < lines.to() && lines.bytes()[i] == '\r') {
            i++;
        }
        return FieldText.colon(lines.bytes(), i, lines.to()) >= 0;
    }

    /** A body that begins where a CR stands for the empty line. */
    private static void bodyWithoutSeparator(Entity entity, Slice section, DefectSink defects) {
        Slice body = entity.rawBody();
        if (body.isEmpty() || section.isEmpty() || endsInEmptyLine(section)) {
            return;
        }
        byte[] first = body.slice(0, 1).bytes();
        if (first[0] == '\r') {
            defects.report(Defect.Code.UNCLEAR_SEPARATOR, body.offset(), 1, "");
        }
    }

    private static boolean endsInEmptyLine(Slice section) {
        byte[] bytes = section.array();
        int last = section.to() - 1;
        if (bytes[last] != '\n') {
            return false;
        }
        int before = last > section.from() && bytes[last - 1] == '\r' ? last - 2 : last - 1;
        return before < section.from() || bytes[before] == '\n';
    }
}
