package dev.paperknife.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Streams without zlib's header (RFC 1951), flushed so that nothing is held back. */
final class Deflate {
    private static final int BUFFER_BYTES = 1 << 14;

    private Deflate() {}

    /** Whatever it becomes, the reader asks for it piece by piece: it cannot swell beyond its limits. */
    static InputStream input(InputStream in) {
        return new InflaterInputStream(in, new Inflater(true), BUFFER_BYTES) {
            // the inflater's own answer is always 1; here bytes count that have come from the server
            @Override
            public int available() throws IOException {
                return in.available();
            }
        };
    }

    static OutputStream output(OutputStream out) {
        return new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), BUFFER_BYTES, true);
    }
}
