package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Takes readings of one entity after the other: never the primary one, none twice, and no more than the limits allow. */
final class Offers {
    private static final int MOST_OF_ENTITY = 8;
    private static final int MOST = 32;

    /** How often the whole message may be read again to find them all. */
    private static final long MOST_PASSES = 64;

    private static final long BYTES_OF_TRY = 1 << 10;

    private final List<Reading> readings = new ArrayList<>();
    private final List<List<Leaf>> known = new ArrayList<>();
    private final Digests digests = new Digests();
    private Subject subject;
    private long bytesLeft;
    private boolean isCut;

    /** Nothing yet, for readings of a message of so many bytes; its own come first. */
    Offers(Subject message) {
        this.subject = message;
        this.bytesLeft = MOST_PASSES * (message.raw().length() + (1 << 14));
    }

    /** What is offered from now on is about this entity. */
    void begin(Subject subject) {
        this.subject = subject;
        digests.begin(subject.raw());
        known.clear();
    }

    /** Whether nothing more will be taken, whatever entity it is about. */
    boolean isOver() {
        return isCut && (readings.size() >= MOST || bytesLeft < 0);
    }

    private boolean isFull() {
        return known.size() > MOST_OF_ENTITY || readings.size() >= MOST || bytesLeft < 0;
    }

    /** Whether something was offered that a limit keeps out. */
    boolean isCut() {
        return isCut;
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }

    /** The same with changed bytes, where any are. */
    void offer(Defect.Code reason, Rope.Edit edit) {
        if (edit.isChanged()) {
            offer(reason, edit.rope());
        }
    }

    /** The entity with those bytes instead of its own. */
    void offer(Defect.Code reason, Rope rope) {
        offer(reason, rope, rope::slice);
    }

    /** The same where the lines that are read do not hold all of the content. */
    void offer(Defect.Code reason, Rope rope, Leaves.Ranges content) {
        Rope seen = subject.endsInLineBreakOfDelimiter() ? rope.withoutLastLineBreak() : rope;
        offer(reason, seen.length(), () -> Leaves.of(seen, content, subject, digests));
    }

    /** The entity as something with just these leaves. */
    void offer(Defect.Code reason, Supplier<List<Leaf>> leaves) {
        offer(reason, subject.raw().length(), leaves);
    }

    private void offer(Defect.Code reason, long bytes, Supplier<List<Leaf>> leaves) {
        bytesLeft -= bytes + BYTES_OF_TRY;
        if (isFull()) {
            isCut = true;
            return;
        }
        if (known.isEmpty()) {
            known.add(Leaves.of(subject.entity(), digests));
        }
        add(reason, leaves.get());
    }

    private void add(Defect.Code reason, List<Leaf> leaves) {
        if (known.stream().noneMatch(other -> isLike(leaves, other))) {
            known.add(leaves);
            readings.add(new Reading(reason, subject.entity().section(), leaves));
        }
    }

    private static boolean isLike(List<Leaf> leaves, List<Leaf> others) {
        boolean isLike = leaves.size() == others.size();
        for (int i = 0; isLike && i < leaves.size(); i++) {
            isLike = leaves.get(i).isLike(others.get(i));
        }
        return isLike;
    }
}
