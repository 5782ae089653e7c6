package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where messages went (RFC 4315): the id at each place of one list became that of the other.
 *
 * @param uidValidity of the mailbox they went to
 */
public record CopiedUids(long uidValidity, List<Long> from, List<Long> to) {
    /** Keeps copies. */
    public CopiedUids {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    private static final int MOST = 1_000_000;

    /** The code of a COPY or MOVE; absent where the server said nothing that can be. */
    static Optional<CopiedUids> of(Code code) {
        if (!code.name().equals("COPYUID")) {
            return Optional.empty();
        }
        List<Long> from = expanded(code.at(1));
        List<Long> to = expanded(code.at(2));
        boolean isSound = code.at(0).number() > 0 && !from.isEmpty() && from.size() == to.size();
        return isSound ? Optional.of(new CopiedUids(code.at(0).number(), from, to)) : Optional.empty();
    }

    /** One by one in the order in which they are written, which is what pairs them; none if there are too many. */
    static List<Long> expanded(ImapValue set) {
        List<Long> uids = new ArrayList<>();
        for (long[] range : UidSet.parts(set.utf8())) {
            if (range[1] > UidSet.MAX_UID || range[1] - range[0] >= MOST - uids.size()) {
                return List.of();
            }
            for (long uid = range[0]; uid <= range[1]; uid++) {
                uids.add(uid);
            }
        }
        return uids;
    }

    /** What the message with that id is called now; absent where it was not among them. */
    public OptionalLong newUid(long oldUid) {
        int at = from.indexOf(oldUid);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(to.get(at));
    }

    CopiedUids plus(CopiedUids more) {
        List<Long> allFrom = new ArrayList<>(from);
        List<Long> allTo = new ArrayList<>(to);
        allFrom.addAll(more.from);
        allTo.addAll(more.to);
        return new CopiedUids(uidValidity, allFrom, allTo);
    }
}
