package dev.paperknife.mime.mailbox;

/** What the messages of an mbox show of its dialect, counted while they are read. */
final class DialectEvidence {
    private long messages;
    private long fittingLengths;
    private long quoted;
    private long doublyQuoted;
    private long hidden;

    /** A message ended; whether a Content-Length said that it would. */
    void message(boolean hasFittingLength) {
        messages++;
        fittingLengths += hasFittingLength ? 1 : 0;
    }

    /** A line of a body begins with so many marks before {@code From }. */
    void quoted(int marks) {
        if (marks == 1) {
            quoted++;
        } else {
            doublyQuoted++;
        }
    }

    /** A line that would be a separator, but stands within the length of a body. */
    void hidden() {
        hidden++;
    }

    MboxDialect dialect() {
        if (hidden > 0) {
            return MboxDialect.MBOXCL2;
        }
        if (messages > 0 && fittingLengths == messages) {
            return quoted + doublyQuoted > 0 ? MboxDialect.MBOXCL : MboxDialect.MBOXCL2;
        }
        return doublyQuoted > 0 ? MboxDialect.MBOXRD : MboxDialect.MBOXO;
    }
}
