package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the lines of a message end. */
public enum LineEnd {
    /** As mail travels (RFC 5322 2.1). */
    CRLF("\r\n"),
    /** As many systems keep it in files. */
    LF("\n");

    private final String text;

    LineEnd(String text) {
        this.text = text;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** That of the first line of an entity's header section, else of what surrounds it; CRLF where there is no line. */
    static LineEnd of(Entity entity, LineEnd otherwise) {
        Slice header = entity.header().raw();
        if (!header.isEmpty()) {
            return first(header, otherwise);
        }
        long separator = entity.rawBody().offset() - entity.raw().offset();
        return first(
                entity.raw()
                        .slice(0, Math.min(separator, entity.raw().length()))
                        .load(),
                otherwise);
    }

    private static LineEnd first(Slice slice, LineEnd otherwise) {
        byte[] array = slice.array();
        for (int i = slice.from(); i < slice.to(); i++) {
            if (array[i] == '\n') {
                return i > slice.from() && array[i - 1] == '\r' ? CRLF : LF;
            }
        }
        return otherwise;
    }

    /** Bytes whose lines end in CRLF, with this end. */
    byte[] applied(byte[] crlf) {
        if (this == CRLF) {
            return crlf;
        }
        byte[] out = new byte[crlf.length];
        int length = 0;
        for (int i = 0; i < crlf.length; i++) {
            boolean isBreak = crlf[i] == '\r' && i + 1 < crlf.length && crlf[i + 1] == '\n';
            if (!isBreak) {
                out[length++] = crlf[i];
            }
        }
        return Arrays.copyOf(out, length);
    }
}
