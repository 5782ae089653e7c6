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
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a message and with those inside it, each finding once, with the innermost message that it is about. */
final class Findings {
    /** Each message by what its section numbers begin with: {@code ""}, or {@code "2."} for the one that is part 2. */
    private final Map<String, Nest> nests = new HashMap<>();

    private final List<Finding> all = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, String> sniffed = new HashMap<>();

    /** A message, and what its offsets count in: the outermost one, or the decoded bytes that it stands in. */
    private static final class Nest {
        private final Finding.Origin origin;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Reading> readings = new ArrayList<>();

        private Nest(Finding.Origin origin) {
            this.origin = origin;
        }
    }

    private Findings() {}

    /** The findings in a message, by an audit or by indexing alone. Reads the message's source once for the lines. */
    static Findings of(Message message, boolean isAudited) throws IOException {
        return of(message, isAudited ? Audit.of(message, Inspection.rules()) : message.defects());
    }

    private static Findings of(Message message, List<Defect> defects) throws IOException {
        Findings findings = new Findings();
        findings.nests.put("", new Nest(new Finding.Origin("", message.raw(), message.raw())));
        Iterator<Entity> entities = message.walk().iterator();
        while (entities.hasNext()) {
            findings.enter(entities.next());
        }
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

    /** The type that the octets of that part look like, where it is another than the declared one. */
    Optional<String> sniffed(String section) {
        return Optional.ofNullable(sniffed.get(section));
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
            Finding.Origin outer = nest(entity.section()).origin;
            nests.put(entity.section() + ".", new Nest(isEncoded ? encoded(entity, message, outer) : outer));
        }
    }

    private static Finding.Origin encoded(Entity entity, Message message, Finding.Origin outer) {
        return new Finding.Origin(
                entity.section(), message.raw(), outer.isEncoded() ? outer.place() : entity.rawBody());
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
        return nests.getOrDefault("", new Nest(new Finding.Origin("", Slice.empty(), Slice.empty())));
    }

    private void locate(List<Defect> defects) throws IOException {
        IdentityHashMap<Finding.Origin, List<Defect>> bySource = bySource(defects);
        IdentityHashMap<Finding.Origin, Map<Long, Positions.Position>> positions = new IdentityHashMap<>();
        for (Map.Entry<Finding.Origin, List<Defect>> entry : bySource.entrySet()) {
            positions.put(entry.getKey(), Positions.of(entry.getKey().source(), ends(entry.getValue())));
        }
        for (Defect defect : defects) {
            Nest nest = nest(defect.section());
            Map<Long, Positions.Position> here = positions.getOrDefault(nest.origin, Map.of());
            Positions.Position start = here.getOrDefault(defect.offset(), Positions.FIRST);
            Positions.Position end = here.getOrDefault(defect.offset() + defect.length(), start);
            Finding finding = new Finding(defect, start, end, nest.origin);
            nest.findings.add(finding);
            all.add(finding);
            Optional<String> type = Inspection.sniffed(defect);
            if (type.isPresent()) {
                sniffed.put(defect.section(), type.get());
            }
        }
    }

    /** The defects whose offsets count in the same. */
    private IdentityHashMap<Finding.Origin, List<Defect>> bySource(List<Defect> defects) {
        IdentityHashMap<Finding.Origin, List<Defect>> bySource = new IdentityHashMap<>(); // each origin is one object
        for (Defect defect : defects) {
            Finding.Origin origin = nest(defect.section()).origin;
            List<Defect> known = bySource.get(origin);
            if (known == null) {
                known = new ArrayList<>();
                bySource.put(origin, known);
            }
            known.add(defect);
        }
        return bySource;
    }

    /** Where each of them begins and ends. */
    private static long[] ends(List<Defect> defects) {
        long[] offsets = new long[defects.size() * 2];
        for (int i = 0; i < defects.size(); i++) {
            Defect defect = defects.get(i);
            offsets[2 * i] = defect.offset();
            offsets[2 * i + 1] = defect.offset() + defect.length();
        }
        return offsets;
    }
}
