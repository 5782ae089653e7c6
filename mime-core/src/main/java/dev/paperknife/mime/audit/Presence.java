package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;
import java.util.Optional;

/**
 * Fields that should be there and are not, and some that should not (RFC 5322 3.6, RFC 2045 4). A message inside another need
 * not have From and Date (RFC 2046 5.2.1).
 */
final class Presence implements FieldRule {
    private static final List<String> MIME_FIELDS =
            List.of("Content-Type", "Content-Transfer-Encoding", "Content-Disposition");

    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        clientControls(fields, defects);
        if (!(entity instanceof Message message)) {
            return;
        }
        mimeVersion(message, defects);
        if (Parts.isOutermost(message)) {
            long start = message.header().raw().offset();
            if (message.header().first("From").isEmpty()) {
                defects.report(Defect.Code.MISSING_FROM, start, 0, "");
            }
            if (message.header().first("Date").isEmpty()) {
                defects.report(Defect.Code.MISSING_DATE, start, 0, "");
            }
        }
    }

    private static void clientControls(List<NamedField> fields, DefectSink defects) {
        for (NamedField field : fields) {
            if (field.known().isPresent() && field.known().get().isClientControl()) {
                defects.report(Defect.Code.CLIENT_CONTROL_FIELD, field.raw());
            }
        }
    }

    /** One that is not 1.0 is reported where the value is read. */
    private static void mimeVersion(Message message, DefectSink defects) {
        List<Field> versions = message.header().all("MIME-Version");
        if (versions.size() > 1) {
            defects.report(Defect.Code.MIME_VERSION, versions.get(1).raw());
        } else if (versions.isEmpty()) {
            Optional<Field> field = mimeField(message);
            if (field.isPresent()) {
                defects.report(Defect.Code.MIME_VERSION, field.get().raw());
            }
        }
    }

    private static Optional<Field> mimeField(Message message) {
        for (String name : MIME_FIELDS) {
            Optional<Field> field = message.header().first(name);
            if (field.isPresent()) {
                return field;
            }
        }
        return Optional.empty();
    }
}
