package dev.paperknife.inspect;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.EnumMap;
import java.util.Map;

/** What was found in one part: each kind once, with the first evidence and how many there were. */
final class Tally {
    private final Map<Defect.Code, String> first = new EnumMap<>(Defect.Code.class);
    private final Map<Defect.Code, Integer> counts = new EnumMap<>(Defect.Code.class);

    void add(Defect.Code code, String evidence) {
        first.putIfAbsent(code, evidence);
        counts.put(code, counts.getOrDefault(code, 0) + 1);
    }

    boolean has(Defect.Code code) {
        return first.containsKey(code);
    }

    /** Points at the whole body: what was found stands in its decoded content. */
    void report(Entity part, DefectSink defects) {
        Slice body = part.rawBody();
        for (Map.Entry<Defect.Code, String> found : first.entrySet()) {
            int count = counts.getOrDefault(found.getKey(), 1);
            String all = count > 1 ? " (" + count + " in all)" : "";
            String evidence = Evidence.of(Slice.of(found.getValue()));
            defects.report(found.getKey(), body.offset(), body.length(), evidence + all);
        }
    }
}
