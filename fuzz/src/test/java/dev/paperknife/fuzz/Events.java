package dev.paperknife.fuzz;

import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.mime.stream.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the scanner says of a source. */
final class Events {
    /** The bytes of an event. */
    record Range(MimeReader.Event event, long offset, int length) {}

    private Events() {}

    static List<Range> ranges(byte[] source) {
        List<Range> ranges = new ArrayList<>();
        MimeReader reader = MimeReader.of(Slice.of(source), ReadContext.DEFAULT);
        while (advance(reader)) {
            ranges.add(new Range(reader.event(), reader.offset(), reader.length()));
        }
        return ranges;
    }

    /** The events with their bytes, pieces of one body joined, and the defects. */
    static List<String> of(byte[] source) {
        DefectLog log = new DefectLog(Limits.DEFAULT);
        return trace(MimeReader.of(Slice.of(source), ReadContext.DEFAULT.withDefects(log)), log);
    }

    /** The same through a stream that gives so many bytes at a time. */
    static List<String> ofStream(byte[] source, int most) {
        DefectLog log = new DefectLog(Limits.DEFAULT);
        return trace(MimeReader.of(inPieces(source, most), ReadContext.DEFAULT.withDefects(log)), log);
    }

    private static InputStream inPieces(byte[] source, int most) {
        return new ByteArrayInputStream(source) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, most));
            }
        };
    }

    private static List<String> trace(MimeReader reader, DefectLog log) {
        List<String> events = new ArrayList<>();
        MimeReader.Event last = MimeReader.Event.END;
        StringBuilder bytes = new StringBuilder();
        while (advance(reader)) {
            if (reader.event() != last || !isInPieces(last)) {
                events.add(last + " " + bytes);
                bytes.setLength(0);
            }
            last = reader.event();
            bytes.append(reader.slice().latin1());
        }
        events.add(last + " " + bytes);
        log.defects().forEach(defect -> events.add(defect.toString()));
        return events;
    }

    private static boolean isInPieces(MimeReader.Event event) {
        return switch (event) {
            case GARBAGE, PREAMBLE, BODY, EPILOGUE -> true;
            default -> false;
        };
    }

    private static boolean advance(MimeReader reader) {
        try {
            return reader.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
