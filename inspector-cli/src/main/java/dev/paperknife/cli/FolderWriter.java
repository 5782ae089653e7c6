package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes parts to files of one directory, within limits, and says which; a manifest tells of all of them. */
final class FolderWriter implements PartWriter {
    private static final int BUFFER_BYTES = 1 << 14;

    private final Session session;
    private final ExtractionFolder folder;
    private final ExtractionLimits limits;
    private final Manifest manifest;
    private int parts;
    private int files;
    private long bytes;
    private boolean isStopped;

    FolderWriter(Session session, ExtractionFolder folder, ExtractionLimits limits, Manifest manifest) {
        this.session = session;
        this.folder = folder;
        this.limits = limits;
        this.manifest = manifest;
    }

    @Override
    public int parts() {
        return parts;
    }

    @Override
    public void write(PartFile part) throws IOException {
        if (isStopped || session.out().hasFailed()) {
            return;
        }
        parts++;
        MessageDigest digest = DigestUtils.getSha256Digest();
        long before = bytes;
        try (InputStream in = part.opener().open()) {
            requireRoomForFile();
            ExtractionFolder.Saved saved = folder.write(
                    part.safeName(), out -> copy(in, manifest.isKept() ? new DigestOutputStream(out, digest) : out));
            report(part, saved);
            manifest.add(part, saved, bytes - before, Hex.encodeHexString(digest.digest()));
        } catch (LimitException e) {
            session.complain(ExitCode.LIMIT, part.subject(), Reasons.of(e));
        } catch (NotWrittenException e) {
            session.complain(
                    ExitCode.NOT_WRITTEN, part.subject(), "cannot write " + part.safeName() + ": " + Reasons.of(e));
        }
    }

    private void report(PartFile part, ExtractionFolder.Saved saved) {
        if (saved.isWritten()) {
            files++;
            if (!manifest.isShown()) {
                session.name(saved.file().toString());
            }
        } else {
            session.complain(part.subject(), "skipped, " + saved.file() + " is there already");
        }
    }

    private void requireRoomForFile() throws LimitException {
        if (files >= limits.files()) {
            isStopped = true;
            throw new LimitException(
                    "stopped: " + files + " files are written, and --max-files allows no more; raise it for the rest");
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            size += count;
            requireRoomForBytes(size);
            out.write(buffer, 0, count);
        }
        bytes += size;
    }

    private void requireRoomForBytes(long size) throws LimitException {
        if (size > limits.fileBytes()) {
            throw new LimitException(
                    "not written: it has more than the " + limits.fileBytes() + " bytes that --max-file-bytes allows");
        }
        if (bytes + size > limits.bytes()) {
            isStopped = true;
            throw new LimitException(
                    "stopped: --max-bytes allows " + limits.bytes() + " bytes in all; raise it for the rest");
        }
    }
}
