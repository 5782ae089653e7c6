package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/** Messages that say nothing: nothing but line ends (RFC 5322 2.1), or no field inside another message (RFC 2046 5.2.1). */
final class EmptyMessages implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity instanceof Message) || hasFields(entity.header())) {
            return;
        }
        if (!Parts.isOutermost(entity)) {
            defects.report(Defect.Code.EMPTY_NESTED_MESSAGE, entity.raw().offset(), 0, "");
        } else if (isEmpty(entity)) {
            defects.report(Defect.Code.EMPTY_MESSAGE, 0, entity.raw().length(), "");
        }
    }

    private static boolean hasFields(Header header) {
        return !header.fields().isEmpty();
    }

    private static boolean isEmpty(Entity entity) {
        try (LineReader lines = LineReader.of(entity.raw())) {
            while (lines.next()) {
                if (lines.to() > lines.from()) {
                    return false;
                }
            }
        }
        return true;
    }
}
