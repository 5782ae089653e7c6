package dev.paperknife.transport;

/**
 * What a sync did, in messages.
 *
 * @param fetched that came from the server
 * @param removed that the server has no longer
 * @param flaggedHere whose flags here are now those of the server
 * @param flaggedThere whose flags on the server are now those of here
 * @param sent that came into the Maildir another way and are on the server now
 * @param removedThere that were removed here and are on the server no longer
 * @param setAside that belonged to a mailbox which the server has since made anew
 */
public record SyncResult(
        long fetched, long removed, long flaggedHere, long flaggedThere, long sent, long removedThere, long setAside) {
    /** Nothing was done. */
    public static final SyncResult NONE = new SyncResult(0, 0, 0, 0, 0, 0, 0);

    SyncResult plus(SyncResult other) {
        return new SyncResult(
                fetched + other.fetched,
                removed + other.removed,
                flaggedHere + other.flaggedHere,
                flaggedThere + other.flaggedThere,
                sent + other.sent,
                removedThere + other.removedThere,
                setAside + other.setAside);
    }
}
