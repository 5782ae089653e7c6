package dev.paperknife.mime.mailbox;

/** What the info of a Maildir file name says of its message, by the letters that every program knows. */
public enum MaildirFlag {
    /** A draft: {@code \Draft} of IMAP. */
    DRAFT('D'),
    /** Marked by the user: {@code \Flagged}. */
    FLAGGED('F'),
    /** Passed on, that is resent, forwarded or bounced: the keyword {@code $Forwarded}. */
    PASSED('P'),
    /** Answered: {@code \Answered}. */
    REPLIED('R'),
    /** Read: {@code \Seen}. */
    SEEN('S'),
    /** To be removed: {@code \Deleted}. */
    TRASHED('T');

    private final char letter;

    MaildirFlag(char letter) {
        this.letter = letter;
    }

    /** Its letter in a file name. */
    public char letter() {
        return letter;
    }
}
