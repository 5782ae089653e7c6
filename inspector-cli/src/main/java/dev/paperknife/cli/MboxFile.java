package dev.paperknife.cli;

import dev.paperknife.mime.mailbox.MboxEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** An mbox that messages are appended to, whole or not at all; locked against others that know locks meanwhile. */
final class MboxFile {
    private final Path file;

    MboxFile(Path file) {
        this.file = file;
    }

    /**
     * Appends the message in that file, and waits until the disk has it.
     *
     * @throws IOException if that fails; the mbox is as it was then
     */
    void append(Path message) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            long before = channel.size();
            boolean isWhole = false;
            try {
                channel.position(before);
                write(message, channel, missingNewlines(channel, before));
                channel.force(true);
                isWhole = lock.isValid();
            } finally {
                if (!isWhole) {
                    channel.truncate(before);
                }
            }
        }
    }

    private static void write(Path message, FileChannel channel, int newlines) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        out.write("\n".repeat(newlines).getBytes(StandardCharsets.US_ASCII));
        MboxEncoder encoder = new MboxEncoder(out, Instant.now());
        Files.copy(message, encoder);
        encoder.end();
        out.flush();
    }

    /** A separator stands after an empty line, or at the start. */
    private static int missingNewlines(FileChannel channel, long size) throws IOException {
        ByteBuffer end = ByteBuffer.allocate((int) Math.min(2, size));
        long start = size - end.capacity();
        int read = 0;
        while (end.hasRemaining() && read >= 0) {
            read = channel.read(end, start + end.position());
        }
        int newlines = 0;
        for (int i = end.capacity() - 1; i >= 0 && end.get(i) == '\n'; i--) {
            newlines++;
        }
        return end.capacity() == 0 ? 0 : 2 - newlines;
    }
}
