package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks for the marks of encryption and macros in what begins like an archive or an Office file, window by window. */
final class ArchiveScan {
    private enum Kind {
        ZIP,
        OLE,
        NONE
    }

    private static final byte[] OLE = latin1("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");
    private static final byte[] RAR = latin1("Rar!\u001A\u0007");
    private static final byte[] MACROS = latin1("vbaproject.bin");

    private static final int RAR_FLAGS = 10;
    private static final int RAR_HEADERS_ENCRYPTED = 0x80;
    private static final int RAR5_TYPE = 13;
    private static final int RAR5_ENCRYPTION = 4;
    private static final int MOST_NAME_BYTES = 512;

    /** Names in the directory of an Office file of the old kind; few contents are one. */
    private static final class OleNames {
        static final byte[] VBA_PROJECT = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);
        static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

        private OleNames() {}
    }

    private final Kind kind;
    private final Tally tally;

    private ArchiveScan(Kind kind, Tally tally) {
        this.kind = kind;
        this.tally = tally;
    }

    /** A scan of what begins with these bytes. */
    static ArchiveScan of(byte[] head, Tally tally) {
        if (begins(head, RAR)) {
            rar(head, tally);
        }
        boolean isZip = head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        return new ArchiveScan(isZip ? Kind.ZIP : begins(head, OLE) ? Kind.OLE : Kind.NONE, tally);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] head, byte[] signature) {
        return head.length >= signature.length
                && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
    }

    /** Whether headers are encrypted: a flag of the first one in version 4, a block of its own before it in version 5. */
    private static void rar(byte[] head, Tally tally) {
        boolean isFive = head.length > RAR5_TYPE && head[6] == 1;
        boolean isFour = head.length > RAR_FLAGS && head[6] == 0;
        if ((isFive && head[RAR5_TYPE] == RAR5_ENCRYPTION)
                || (isFour && (head[RAR_FLAGS] & RAR_HEADERS_ENCRYPTED) != 0)) {
            tally.add(Defect.Code.ENCRYPTED_ARCHIVE, "the list of files is encrypted");
        }
    }

    boolean isDone() {
        return kind == Kind.NONE;
    }

    /** Looks at what begins in the first bytes of a window, and may go on up to its length. */
    void look(byte[] window, int scanned, int length) {
        for (int i = 0; i < scanned; i++) {
            if (kind == Kind.ZIP && window[i] == 'P') {
                header(window, i, length);
            } else if (kind == Kind.OLE && isAt(window, i, length, OleNames.VBA_PROJECT)) {
                tally.add(Defect.Code.OFFICE_MACROS, "_VBA_PROJECT");
            } else if (kind == Kind.OLE && isAt(window, i, length, OleNames.ENCRYPTED_PACKAGE)) {
                tally.add(Defect.Code.ENCRYPTED_ARCHIVE, "EncryptedPackage");
            }
        }
    }

    private static boolean isAt(byte[] window, int at, int length, byte[] wanted) {
        return window[at] == wanted[0]
                && at + wanted.length <= length
                && Arrays.equals(window, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** A file's header, in front of it or in the list at the end (APPNOTE 4.3.7, 4.3.12). */
    private void header(byte[] window, int at, int length) {
        boolean isHeader = at + 46 <= length && window[at + 1] == 'K';
        boolean isLocal = isHeader && window[at + 2] == 3 && window[at + 3] == 4;
        boolean isListed = isHeader && window[at + 2] == 1 && window[at + 3] == 2;
        if (!isLocal && !isListed) {
            return;
        }
        int flags = window[at + (isLocal ? 6 : 8)] & 0xFF;
        int nameLength = number(window, at + (isLocal ? 26 : 28));
        int from = at + (isLocal ? 30 : 46);
        int to = Math.min(length, from + Math.min(nameLength, MOST_NAME_BYTES));
        String name = new String(window, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
        if ((flags & 1) != 0 && isListed) {
            tally.add(Defect.Code.ENCRYPTED_ARCHIVE, name);
        }
        if (isListed && endsWith(window, from, to, MACROS)) {
            tally.add(Defect.Code.OFFICE_MACROS, name);
        }
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    private static boolean endsWith(byte[] bytes, int from, int to, byte[] end) {
        boolean ends = to - from >= end.length;
        for (int i = 0; ends && i < end.length; i++) {
            ends = Ascii.lower(bytes[to - end.length + i]) == end[i];
        }
        return ends;
    }
}
