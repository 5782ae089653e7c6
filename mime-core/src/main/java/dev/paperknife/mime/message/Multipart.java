package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A multipart body (RFC 2046 5.1): parts between delimiters, with what stands before the first and after the last of them.
 * One without a usable boundary has no parts, and all of it is preamble.
 */
public final class Multipart implements Body {
    private final Slice raw;
    private final Slice preamble;
    private final Slice epilogue;
    private final List<BodyPart> parts;

    Multipart(Slice raw, Slice preamble, Slice epilogue, List<BodyPart> parts) {
        this.raw = raw;
        this.preamble = preamble;
        this.epilogue = epilogue;
        this.parts = List.copyOf(parts);
    }

    /** The parts in order. */
    public List<BodyPart> parts() {
        return parts;
    }

    /** What precedes the first delimiter. */
    public Slice preamble() {
        return preamble;
    }

    /** What follows the close delimiter. */
    public Slice epilogue() {
        return epilogue;
    }

    @Override
    public byte[] bytes() {
        return raw.bytes();
    }

    @Override
    public InputStream stream() throws IOException {
        return raw.stream();
    }

    @Override
    public long size() {
        return raw.length();
    }
}
