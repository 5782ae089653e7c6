package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Multiparts for some readers only: the type almost says so, or the boundary that the body uses hides in the field. */
final class HiddenMultiparts implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        Optional<Field> field = entity.header().first("Content-Type");
        if (field.isEmpty()
                || field.get().raw().length()
                        > entity.header().context().limits().fieldBytes()) {
            return;
        }
        ContentType type = entity.contentType();
        Boundary declared = Boundary.of(type);
        boolean isNear = Parts.isLeaf(entity) && !declared.isEmpty() && NearMultipart.is(type.type());
        if (isNear && isUsed(List.of(declared), entity.rawBody())) {
            defects.report(Defect.Code.NEAR_MULTIPART_TYPE, field.get().raw());
        }
        List<Boundary> hidden = hidden(field.get().value(), declared);
        if (!hidden.isEmpty() && isUsed(hidden, entity.rawBody())) {
            defects.report(Defect.Code.HIDDEN_PARAMETER, field.get().raw());
        }
    }

    private static List<Boundary> hidden(Slice value, Boundary declared) {
        List<Boundary> others = new ArrayList<>(0);
        for (Boundary boundary : HiddenBoundaries.in(value)) {
            if (!boundary.isEmpty() && !boundary.isSame(declared)) {
                others.add(boundary);
            }
        }
        return others;
    }

    private static boolean isUsed(List<Boundary> boundaries, Slice body) {
        OpenBoundaries open = new OpenBoundaries(boundaries);
        try (LineReader lines = LineReader.of(body)) {
            while (lines.next()) {
                Boundary.Match match =
                        lines.isStart() ? open.match(lines.bytes(), lines.from(), lines.to()) : Boundary.Match.NONE;
                if (match == Boundary.Match.DELIMITER || match == Boundary.Match.CLOSE) {
                    return true;
                }
            }
        }
        return false;
    }
}
