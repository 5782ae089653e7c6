package dev.paperknife.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists messages as they come, in bounded memory; or, where they are to be sorted, when all are known. */
final class Listing {
    /** Columns are as wide as so many messages need. */
    private static final int MOST_LINES_AT_ONCE = 1000;

    private final LineStyle style;
    private final String sort;
    private final boolean isReverse;
    private final Session session;
    private final List<MessageLine> waiting = new ArrayList<>();
    private boolean isFirst = true;

    /** Sorted by that name; as they come for an empty one. */
    Listing(LineStyle style, String sort, boolean isReverse, Session session) {
        this.style = style;
        this.sort = sort;
        this.isReverse = isReverse;
        this.session = session;
    }

    void add(MessageLine message) {
        waiting.add(message);
        boolean isHeld = isReverse || !sort.isEmpty();
        if (!isHeld && waiting.size() == MOST_LINES_AT_ONCE) {
            print();
        }
    }

    /** Shows what has not been shown yet. */
    void end() {
        if (!sort.isEmpty()) {
            waiting.sort(MessageLine.by(sort));
        }
        if (isReverse) {
            Collections.reverse(waiting);
        }
        print();
    }

    private void print() {
        if (!waiting.isEmpty()) {
            style.lines(waiting, isFirst, session.terminal()).forEach(session.out()::line);
            isFirst = false;
            waiting.clear();
        }
    }
}
