package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** What a file is packed as, known by its first bytes. */
enum Packing {
    GZIP("\u001F\u008B\b", 0, ".gz", ".tgz"),
    BZIP2("1AY&SY", 4, ".bz2", ".tbz2"),
    XZ("\u00FD7zXZ\0", 0, ".xz", ".txz"),
    ZSTD("(\u00B5/\u00FD", 0, ".zst", ".tzst"),
    ZIP("PK\u0003\u0004", 0, ".zip", ".zip"),
    TAR("ustar", 257, ".tar", ".tar");

    /** As many first bytes as it takes to know them all. */
    static final int LOOK_BYTES = 512;

    /** The dictionary that .xz may ask for at most, in KiB: what xz -9 makes, and as much again. */
    private static final int MOST_XZ_MEMORY_KIB = 128 << 10;

    /** The bytes, each a character. */
    private final String magic;

    private final int offset;
    private final String ending;
    private final String endingOfTar;

    Packing(String magic, int offset, String ending, String endingOfTar) {
        this.magic = magic;
        this.offset = offset;
        this.ending = ending;
        this.endingOfTar = endingOfTar;
    }

    /** What something that begins so is packed as; absent where it is not. */
    static Optional<Packing> of(byte[] start) {
        for (Packing packing : values()) {
            if (packing.isAt(start)) {
                return Optional.of(packing);
            }
        }
        return Optional.empty();
    }

    private boolean isAt(byte[] start) {
        if (start.length < offset + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((start[offset + i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The name without the ending that says how it is packed; the name itself where it has none. */
    static String unpackedName(String name) {
        String lower = Ascii.lower(name);
        for (Packing packing : values()) {
            for (String ending : List.of(packing.ending, packing.endingOfTar)) {
                if (lower.endsWith(ending)) {
                    return name.substring(0, name.length() - ending.length());
                }
            }
        }
        return name;
    }

    /** Whether files stand in it by name, instead of one without. */
    boolean isArchive() {
        return this == ZIP || this == TAR;
    }

    /** What is packed in that, for one file without a name. */
    InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(MOST_XZ_MEMORY_KIB)
                        .get();
            case ZSTD -> new ZstdCompressorInputStream(in);
            case ZIP, TAR -> throw new IllegalArgumentException(this + " is an archive");
        };
    }
}
