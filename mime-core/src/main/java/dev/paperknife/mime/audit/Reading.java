package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Defect;
import java.util.List;

/**
 * What known software makes of an entity that can be read in more than one way.
 *
 * @param reason why it is read differently; the catalogue says what the primary reading makes of it
 * @param section the entity that is read differently (RFC 9051 6.4.5.1), absolute
 * @param leaves the entity's leaves in that reading, in order
 */
public record Reading(Defect.Code reason, String section, List<Leaf> leaves) {
    /** Keeps a copy of the list. */
    public Reading {
        leaves = List.copyOf(leaves);
    }
}
