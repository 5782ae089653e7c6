package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MimeReaderProperties {
    private static final Limits TIGHT = Limits.DEFAULT
            .withDepth(3)
            .withParts(4)
            .withFields(4)
            .withHeaderBytes(90)
            .withHeaderBytesInAll(300)
            .withFieldNameBytes(12);

    @Provide
    Arbitrary<byte[]> sources() {
        return MailArbitraries.sources();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void eventsTileTheSource(@ForAll("sources") byte[] source) throws IOException {
        assertTiled(source, Limits.DEFAULT);
        assertTiled(source, TIGHT);
    }

    private static void assertTiled(byte[] source, Limits limits) throws IOException {
        MimeReader reader = MimeReader.of(Slice.of(source), ReadContext.DEFAULT.withLimits(limits));
        long covered = 0;
        int open = 0;
        while (reader.next()) {
            assertThat(reader.offset()).as("%s", reader.event()).isEqualTo(covered);
            covered += reader.length();
            open += reader.event() == MimeReader.Event.ENTITY ? 1 : 0;
            open -= reader.event() == MimeReader.Event.END ? 1 : 0;
            assertThat(open).isNotNegative();
        }
        assertThat(covered).isEqualTo(source.length);
        assertThat(open).isZero();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyCutGivesTheSameEvents(
            @ForAll("sources") byte[] source,
            @ForAll @IntRange(min = 1, max = 40) int window,
            @ForAll @IntRange(min = 1, max = 7) int piece)
            throws IOException {
        for (Limits limits : List.of(Limits.DEFAULT, TIGHT)) {
            assertThat(Trace.of(stream(source, piece), window, limits)).isEqualTo(Trace.of(source, limits));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOtherEventsStayWhereFieldsAreLeftOut(@ForAll("sources") byte[] source) throws IOException {
        for (Limits limits : List.of(Limits.DEFAULT, TIGHT)) {
            ReadContext context = ReadContext.DEFAULT.withLimits(limits);
            List<String> all = ranges(MimeReader.of(Slice.of(source), context));
            all.removeIf(range -> range.startsWith("FIELD "));
            assertThat(ranges(MimeReader.of(Slice.of(source), context).withoutFields()))
                    .isEqualTo(all);
        }
    }

    private static List<String> ranges(MimeReader reader) throws IOException {
        List<String> ranges = new ArrayList<>();
        while (reader.next()) {
            ranges.add(reader.event() + " " + reader.offset() + " " + reader.length());
        }
        return ranges;
    }

    private static InputStream stream(byte[] source, int piece) {
        return new ByteArrayInputStream(source) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, piece));
            }
        };
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void lineFeedsAloneGiveTheSameStructure(@ForAll("mailWithoutBareCr") byte[] source) throws IOException {
        byte[] bare = new String(source, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] full = new String(bare, StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Trace.of(bare, Limits.DEFAULT).structure())
                .isEqualTo(Trace.of(full, Limits.DEFAULT).structure());
    }

    @Provide
    Arbitrary<byte[]> mailWithoutBareCr() {
        return MailArbitraries.sources()
                .map(source -> new String(source, StandardCharsets.ISO_8859_1)
                        .replace("\r\n", "\n")
                        .replace("\r", "")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The events and defects of one reading, neighbouring pieces joined. */
    private record Trace(List<String> events, List<Defect> defects) {
        static Trace of(byte[] source, Limits limits) throws IOException {
            DefectLog log = new DefectLog(Limits.DEFAULT);
            ReadContext context = ReadContext.DEFAULT.withLimits(limits).withDefects(log);
            return of(MimeReader.of(Slice.of(source), context), log);
        }

        static Trace of(InputStream source, int window, Limits limits) throws IOException {
            DefectLog log = new DefectLog(Limits.DEFAULT);
            ReadContext context = ReadContext.DEFAULT.withLimits(limits).withDefects(log);
            return of(MimeReader.of(source, window, context), log);
        }

        private static Trace of(MimeReader reader, DefectLog log) throws IOException {
            List<String> events = new ArrayList<>();
            MimeReader.Event last = MimeReader.Event.END;
            StringBuilder piece = new StringBuilder();
            while (reader.next()) {
                if (reader.event() != last || isWhole(last)) {
                    events.add(last + " " + piece);
                    piece.setLength(0);
                }
                last = reader.event();
                piece.append(reader.slice().latin1());
            }
            events.add(last + " " + piece);
            return new Trace(events, log.defects());
        }

        private static boolean isWhole(MimeReader.Event event) {
            return switch (event) {
                case GARBAGE, PREAMBLE, BODY, EPILOGUE -> false;
                default -> true;
            };
        }

        List<String> structure() {
            return events.stream().map(event -> event.replace("\r\n", "\n")).toList();
        }
    }
}
