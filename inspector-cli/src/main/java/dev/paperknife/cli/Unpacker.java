package dev.paperknife.cli;

import dev.paperknife.mime.source.Slice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Takes the files out of a packed one that can be mail, one at a time, within a budget. */
final class Unpacker {
    private static final int LOOK_BYTES = 1 << 14;

    private final UnpackingBudget budget;
    private final Taker taker;
    private final int level;

    /** What is done with each file. */
    interface Taker {
        /** Whether a file of that name, which begins so, is wanted. */
        boolean wants(String name, byte[] start);

        /** Takes a file; its bytes go when this returns. */
        void take(String name, Slice source, Unpacker inner) throws IOException;

        /** Hears that a file cannot be read. */
        void fail(String name, IOException e) throws IOException;
    }

    Unpacker(long bytes, Taker taker) {
        this(new UnpackingBudget(bytes), taker, 1);
    }

    private Unpacker(UnpackingBudget budget, Taker taker, int level) {
        this.budget = budget;
        this.taker = taker;
        this.level = level;
    }

    /** Unpacks a source of that name. */
    void unpack(String name, Slice source, Packing packing) throws IOException {
        if (level > UnpackingBudget.MOST_LEVELS) {
            throw new LimitException("packed more than " + UnpackingBudget.MOST_LEVELS
                    + " times over; unpack it yourself to look further");
        }
        if (packing == Packing.ZIP) {
            unpackZip(name, source);
            return;
        }
        try (InputStream in = new BufferedInputStream(source.stream())) {
            if (packing == Packing.TAR) {
                unpackTar(name, in);
            } else {
                unpackFile(name, packing, in);
            }
        }
    }

    private void unpackFile(String name, Packing packing, InputStream in) throws IOException {
        try (Unpacked unpacked = new Unpacked(open(packing, in), budget)) {
            InputStream content = new BufferedInputStream(unpacked, LOOK_BYTES);
            if (Packing.of(start(content)).equals(Optional.of(Packing.TAR))) {
                unpackTar(name, content);
            } else {
                takeSpooled(name, content);
            }
            unpacked.requireWhole();
        }
    }

    private static InputStream open(Packing packing, InputStream in) throws IOException {
        try {
            return packing.unpack(in);
        } catch (LinkageError e) {
            throw new IOException(
                    "cannot read this kind of file on this system; unpack it first: " + e.getMessage(), e);
        }
    }

    private void unpackTar(String name, InputStream in) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in); // whoever opened what it reads closes that
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                takeMember(name + "/" + entry.getName(), tar);
            }
        }
    }

    private void unpackZip(String name, Slice source) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SliceChannel(source))
                .get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    String member = name + "/" + entry.getName();
                    try (InputStream in = zip.getInputStream(entry)) {
                        takeMember(member, in);
                    } catch (LimitException e) {
                        throw e;
                    } catch (IOException e) {
                        taker.fail(member, e);
                    }
                }
            }
        }
    }

    private void takeMember(String name, InputStream in) throws IOException {
        budget.member();
        Unpacked unpacked = new Unpacked(in, budget); // closed with the archive
        InputStream content = new BufferedInputStream(unpacked, LOOK_BYTES);
        if (taker.wants(name, start(content))) {
            takeSpooled(name, content);
            unpacked.requireWhole();
        }
    }

    private void takeSpooled(String name, InputStream content) throws IOException {
        try (Spool spool = Spool.of(content)) {
            taker.take(name, spool.source(), new Unpacker(budget, taker, level + 1));
        }
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(LOOK_BYTES);
        byte[] start = in.readNBytes(LOOK_BYTES);
        in.reset();
        return start;
    }
}
