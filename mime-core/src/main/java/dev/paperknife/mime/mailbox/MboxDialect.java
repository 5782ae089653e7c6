package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;

/** The four dialects of mbox: how a line of text that begins with {@code From } is kept from being a separator. */
public enum MboxDialect {
    /** {@code From } is quoted as {@code >From }; a line that was {@code >From } before cannot be told from it. */
    MBOXO,
    /** {@code From }, {@code >From }, {@code >>From } and so on are quoted by one more {@code >}, which can be undone. */
    MBOXRD,
    /** As mboxo, and a Content-Length says how long each body is. */
    MBOXCL,
    /** Nothing is quoted: a Content-Length says how long each body is. */
    MBOXCL2;

    /**
     * The dialect that the messages of an mbox speak for: reads all of it once. Where nothing tells two of them apart, nothing
     * differs in what they mean either, and the plainer one is named.
     *
     * @throws IOException if a file cannot be read or has changed
     */
    public static MboxDialect of(Slice mbox) throws IOException {
        try (Mbox messages = Mbox.open(mbox)) {
            messages.forEachRemaining(message -> {});
            return messages.dialect();
        }
    }

    /** A message of an mbox of this dialect, its quoted lines unquoted, as a stream in constant memory; closing it closes the other. */
    public InputStream unquote(InputStream message) {
        return this == MBOXCL2 ? message : new Unquoted(message, this == MBOXRD);
    }
}
