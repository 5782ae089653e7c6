package dev.paperknife.cli;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A slice as a channel, for a library that jumps about in what it reads. */
final class SliceChannel implements SeekableByteChannel {
    private static final int WINDOW_BYTES = 1 << 16;

    private final Slice source;
    private byte[] window = new byte[0];
    private long windowStart;
    private long position;
    private boolean isOpen = true;

    SliceChannel(Slice source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= source.length()) {
            return -1;
        }
        if (position < windowStart || position >= windowStart + window.length) {
            fill();
        }
        int from = (int) (position - windowStart);
        int count = Math.min(target.remaining(), window.length - from);
        target.put(window, from, count);
        position += count;
        return count;
    }

    private void fill() throws IOException {
        windowStart = position;
        try (InputStream in = source.slice(position, Math.min(source.length(), position + WINDOW_BYTES)).stream()) {
            window = in.readAllBytes();
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long position) {
        this.position = position;
        return this;
    }

    @Override
    public long size() {
        return source.length();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
