package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Received;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.time.Instant;
import java.util.Optional;

/** The times of Received, which each server puts on top (RFC 5321 4.4). */
final class Trace implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity instanceof Message)) {
            return;
        }
        Instant later = Instant.MAX;
        for (Field field : entity.header().all("Received")) {
            Optional<Received> received = field.read(HeaderForms.received());
            Optional<DateTime> date = received.isPresent() ? received.get().date() : Optional.empty();
            if (date.isPresent()) {
                Instant time = date.get().value().toInstant();
                if (time.isAfter(later)) {
                    defects.report(Defect.Code.RECEIVED_OUT_OF_ORDER, field.raw());
                }
                later = time;
            }
        }
    }
}
