package dev.paperknife.cli;

import dev.paperknife.inspect.Inspection;
import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.audit.Reading;
import dev.paperknife.mime.audit.Readings;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a message and with those inside it, each finding once, with the innermost message that it is about. */
final class Findings {
    /** Each message by what its section numbers begin with: {@code ""}, or {@code "2."} for the one that is part 2. */
    private final Map<String, Nest> nests = new HashMap<>();

    private final List<Finding> all = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    /** A message, and the source its offsets count in: the outermost one, or that of the decoded bytes it stands in. */
    private static final class Nest {
        private final Nest origin;
        private final Slice source;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Reading> readings = new ArrayList<>();

        private Nest(Slice source) {
            this.origin = this;
            this.source = source;
        }

        private Nest(Nest origin) {
            this.origin = origin;
            this.source = origin.source;
        }
    }

    private Findings() {}

    /** The findings in a message, by an audit or by indexing alone. Reads the message's source once for the lines. */
    static Findings of(Message message, boolean isAudited) throws IOException {
        return of(message, isAudited ? Audit.of(message, Inspection.rules()) : message.defects());
    }

    private static Findings of(Message message, List<Defect> defects) throws IOException {
        Findings findings = new Findings();
        findings.nests.put("", new Nest(message.raw()));
        message.walk().forEach(findings::enter);
        findings.locate(defects);
        return findings;
    }

    /** The findings of an audit, and how else the message can be read. */
    static Findings withReadings(Message message) throws IOException {
        List<Defect> defects = new ArrayList<>(Audit.of(message, Inspection.rules()));
        List<Reading> readings = Readings.of(message, List.copyOf(defects), defects::add);
        Findings findings = of(message, defects);
        for (Reading reading : readings) {
            findings.readings.add(reading);
            findings.nest(reading.section()).readings.add(reading);
        }
        return findings;
    }

    /** All of them, in the order they were found. */
    List<Finding> all() {
        return all;
    }

    /** Those about the message whose section numbers begin so, but not about one inside it. */
    List<Finding> of(String prefix) {
        Nest nest = nests.get(prefix);
        return nest == null ? List.of() : nest.findings;
    }

    /** All other readings that were asked for. */
    List<Reading> readings() {
        return readings;
    }

    /** The other readings of what that message holds, those inside it aside. */
    List<Reading> readings(String prefix) {
        Nest nest = nests.get(prefix);
        return nest == null ? List.of() : nest.readings;
    }

    private void enter(Entity entity) {
        if (entity.body() instanceof Message message) {
            boolean isEncoded = !entity.transferEncoding().isIdentity();
            Nest outer = nest(entity.section());
            nests.put(entity.section() + ".", isEncoded ? new Nest(message.raw()) : new Nest(outer.origin));
        }
    }

    /** The innermost message that holds a section. */
    private Nest nest(String section) {
        int dot = section.lastIndexOf('.');
        while (dot >= 0) {
            Nest nest = nests.get(section.substring(0, dot + 1));
            if (nest != null) {
                return nest;
            }
            dot = section.lastIndexOf('.', dot - 1);
        }
        return nests.getOrDefault("", new Nest(Slice.empty()));
    }

    private void locate(List<Defect> defects) throws IOException {
        Map<Nest, List<Defect>> bySource = new LinkedHashMap<>();
        for (Defect defect : defects) {
            bySource.computeIfAbsent(nest(defect.section()).origin, origin -> new ArrayList<>())
                    .add(defect);
        }
        Map<Nest, Map<Long, Positions.Position>> positions = new HashMap<>();
        for (Map.Entry<Nest, List<Defect>> entry : bySource.entrySet()) {
            long[] offsets = entry.getValue().stream().mapToLong(Defect::offset).toArray();
            positions.put(entry.getKey(), Positions.of(entry.getKey().source, offsets));
        }
        for (Defect defect : defects) {
            Nest nest = nest(defect.section());
            Positions.Position at = positions
                    .getOrDefault(nest.origin, Map.of())
                    .getOrDefault(defect.offset(), new Positions.Position(1, 1));
            Finding finding = new Finding(defect, at.line(), at.column());
            nest.findings.add(finding);
            all.add(finding);
        }
    }
}
