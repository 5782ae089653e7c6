package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Holds Content-MD5 against the decoded body (RFC 1864 2); the lines of text count as if they ended in CRLF. */
final class ContentMd5 implements AuditRule {
    private static final int BUFFER_BYTES = 1 << 14;

    @Override
    public void check(Entity entity, DefectSink defects) {
        Optional<Field> field = entity.header().first("Content-MD5");
        if (field.isEmpty() || !(entity.body() instanceof Content content)) {
            return;
        }
        Optional<byte[]> declared = field.get().read(HeaderForms.contentMd5()).flatMap(digest -> digest);
        if (declared.isPresent()
                && !Arrays.equals(
                        declared.get(), digest(content, entity.contentType().isText()))) {
            long length = field.get().raw().length();
            defects.report(
                    Defect.Code.INVALID_FIELD_VALUE, field.get().raw().offset(), length, "the body has another digest");
        }
    }

    private static byte[] digest(Content content, boolean isText) {
        MessageDigest digest = DigestUtils.getMd5Digest();
        try (InputStream in = content.stream()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            byte last = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                last = update(digest, buffer, count, last, isText);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.digest();
    }

    /** Takes the bytes, with a CR before each LF of a text that has none; returns the last of them. */
    private static byte update(MessageDigest digest, byte[] bytes, int count, byte before, boolean isText) {
        int from = 0;
        byte last = before;
        for (int i = 0; i < count; i++) {
            if (isText && bytes[i] == '\n' && last != '\r') {
                digest.update(bytes, from, i - from);
                digest.update((byte) '\r');
                from = i;
            }
            last = bytes[i];
        }
        digest.update(bytes, from, count - from);
        return last;
    }
}
