package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.DefectSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Undoes each transfer encoding that nobody else undoes, to hear what is wrong with it (RFC 2045 6). */
final class Octets implements PartRule {
    @Override
    public void check(Part part, DefectSink defects) {
        if (!part.isLeaf() || part.encoding().isIdentity() || Texts.hears(part)) {
            return;
        }
        try (InputStream in = part.encoding().stream(part.rawBody(), defects)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
