package dev.paperknife.transport;

/**
 * Only what has changed since (RFC 7162).
 *
 * @param modSeq the mod-sequence up to which everything is known
 * @param withVanished whether the server is to tell which messages are gone, which needs QRESYNC enabled
 */
public record FetchChanges(long modSeq, boolean withVanished) {
    /** Checks the number. */
    public FetchChanges {
        if (modSeq < 0) {
            throw new IllegalArgumentException("a mod-sequence below 0: " + modSeq);
        }
    }

    void writeTo(ImapCommand command) {
        command.open().word("CHANGEDSINCE").number(modSeq);
        if (withVanished) {
            command.word("VANISHED");
        }
        command.close();
    }
}
