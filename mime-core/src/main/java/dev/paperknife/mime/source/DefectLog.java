package dev.paperknife.mime.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sink that keeps what it is told, up to {@link Limits#defects()} in all and {@link Limits#defectsPerCode()} of each
 * code. Counts stay exact: the last one kept of a code says how many more there were. No flood of other codes hides a code: where
 * all places are taken, its first finding takes that of the code that has most. For one thread.
 */
public final class DefectLog implements DefectSink {
    private final Limits limits;
    private final List<Defect> kept = new ArrayList<>(0);
    // a tree, since most logs stay empty and an EnumMap would hold a place for each code
    private final Map<Defect.Code, Tally> tallies = new TreeMap<>();
    private String section = "";
    private boolean isCut;

    /** An empty log that keeps as many as the limits say. */
    public DefectLog(Limits limits) {
        this.limits = limits;
    }

    /** What is reported from now on stands in the entity with this section number. */
    public void enter(String section) {
        this.section = section;
    }

    @Override
    public DefectSink at(String section) {
        return new DefectSink() {
            @Override
            public void report(Defect.Code code, long offset, long length, String detail) {
                add(new Defect(code, section, offset, length, detail, 1));
            }

            @Override
            public DefectSink at(String other) {
                return DefectLog.this.at(other);
            }
        };
    }

    @Override
    public void report(Defect.Code code, long offset, long length, String detail) {
        add(new Defect(code, section, offset, length, detail, 1));
    }

    @Override
    public void report(Defect.Code code, Slice where) {
        Tally tally = tallies.get(code);
        boolean isFull = tally != null && (kept.size() >= limits.defects() || tally.count >= limits.defectsPerCode());
        report(code, where.offset(), where.length(), isFull ? "" : Evidence.of(where));
    }

    /** Takes a finding as it stands, section and count included. */
    public void add(Defect defect) {
        Tally tally = tallies.get(defect.code());
        if (tally == null) {
            tally = new Tally();
            tallies.put(defect.code(), tally);
        }
        tally.count += defect.count();
        if (tally.kept == 0 && limits.defects() > 0 && kept.size() >= limits.defects()) {
            makeRoom();
        }
        if (kept.size() < limits.defects() && tally.kept < limits.defectsPerCode()) {
            tally.kept++;
            tally.last = kept.size();
            kept.add(defect);
        } else {
            tally.dropped += defect.count();
            isCut = true;
        }
    }

    /** Gives up the last finding of the code that has most, if it has more than one. */
    private void makeRoom() {
        Tally largest = new Tally();
        for (Tally tally : tallies.values()) {
            largest = tally.kept > largest.kept ? tally : largest;
        }
        if (largest.kept <= 1) {
            return;
        }
        Defect given = kept.remove(largest.last);
        largest.kept--;
        largest.dropped += given.count();
        isCut = true;
        findLast();
    }

    private void findLast() {
        for (int i = 0; i < kept.size(); i++) {
            Tally tally = tallies.get(kept.get(i).code());
            if (tally != null) {
                tally.last = i;
            }
        }
    }

    /** What was kept, in the order it came; {@code limit-defects} ends the list where some had to go. */
    public List<Defect> defects() {
        if (!isCut) {
            return List.copyOf(kept);
        }
        List<Defect> result = new ArrayList<>(kept);
        long dropped = 0;
        for (Tally tally : tallies.values()) {
            dropped += tally.dropped;
            if (tally.dropped > 0 && tally.kept > 0) {
                Defect last = result.get(tally.last);
                result.set(tally.last, last.withCount(last.count() + tally.dropped));
            }
        }
        result.add(new Defect(Defect.Code.LIMIT_DEFECTS, "", 0, 0, dropped + " more were counted, not kept", 1));
        return List.copyOf(result);
    }

    private static final class Tally {
        private long count;
        private int kept;
        private int last;
        private long dropped;
    }
}
