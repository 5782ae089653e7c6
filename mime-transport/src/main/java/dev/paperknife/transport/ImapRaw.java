package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * One response as it came: a line, then as often as there are literals a literal and the line after it. A literal that was
 * streamed elsewhere is empty here.
 */
final class ImapRaw {
    private final List<byte[]> lines = new ArrayList<>();
    private final List<Slice> literals = new ArrayList<>();

    ImapRaw(byte[] firstLine) {
        lines.add(firstLine);
    }

    /** A response of nothing but a line. */
    static ImapRaw of(String line) {
        return new ImapRaw(Wire.ascii(line));
    }

    void add(Slice literal, byte[] line) {
        literals.add(literal);
        lines.add(line);
    }

    List<byte[]> lines() {
        return lines;
    }

    List<Slice> literals() {
        return literals;
    }

    /** How much of it is in memory. */
    long bytes() {
        return lines.stream().mapToLong(line -> line.length).sum()
                + literals.stream().mapToLong(Slice::length).sum();
    }

    byte[] firstLine() {
        return lines.get(0);
    }

    byte[] lastLine() {
        return lines.get(lines.size() - 1);
    }
}
