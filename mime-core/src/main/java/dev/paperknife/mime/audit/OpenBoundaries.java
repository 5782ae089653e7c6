package dev.paperknife.mime.audit;

import java.util.ArrayList;
import java.util.List;

/** The boundaries of the multiparts around a place, outermost first; none of them empty. */
record OpenBoundaries(List<Boundary> boundaries) {
    static final OpenBoundaries NONE = new OpenBoundaries(List.of());

    OpenBoundaries with(Boundary inner) {
        if (inner.isEmpty()) {
            return this;
        }
        List<Boundary> all = new ArrayList<>(boundaries);
        all.add(inner);
        return new OpenBoundaries(List.copyOf(all));
    }

    boolean isEmpty() {
        return boundaries.isEmpty();
    }

    /** Whether lines of an inner boundary may be taken for the end of a multipart around it. */
    boolean mayEndAt(Boundary inner) {
        for (Boundary boundary : boundaries) {
            if (!inner.isEmpty() && inner.looksLikeEndOf(boundary)) {
                return true;
            }
        }
        return false;
    }

    /** What a line is to the innermost boundary for which it is anything; a delimiter of any of them is that. */
    Boundary.Match match(byte[] line, int from, int to) {
        Boundary.Match best = Boundary.Match.NONE;
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            Boundary.Match match = boundaries.get(i).match(line, from, to);
            if (match == Boundary.Match.DELIMITER || match == Boundary.Match.CLOSE) {
                return match;
            }
            if (best == Boundary.Match.NONE || match == Boundary.Match.ENDED_BY_CR) {
                best = match;
            }
        }
        return best;
    }
}
