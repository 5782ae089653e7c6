package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Undoes each transfer encoding, to hear what is wrong with it (RFC 2045 6). */
final class Octets implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity.body() instanceof Content) || entity.transferEncoding().isIdentity()) {
            return;
        }
        try (InputStream in = entity.transferEncoding().stream(entity.rawBody(), defects)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
