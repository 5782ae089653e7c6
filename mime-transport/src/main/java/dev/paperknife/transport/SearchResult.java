package dev.paperknife.transport;

import java.util.OptionalLong;

/**
 * What a search found (RFC 9051 7.3.4); of what was not asked for, nothing.
 *
 * @param uids all of them, if that was asked for
 * @param modSeq the highest mod-sequence among them, if a mod-sequence was searched for
 */
public record SearchResult(OptionalLong count, OptionalLong min, OptionalLong max, UidSet uids, OptionalLong modSeq) {
    /** What can be asked of a search. */
    public enum Part {
        /** How many there are. */
        COUNT,
        /** The smallest unique id. */
        MIN,
        /** The largest. */
        MAX,
        /** All of them. */
        ALL,
        /** Nothing is told; the server keeps the result for {@link UidSet#SAVED} (SEARCHRES). */
        SAVE
    }
}
