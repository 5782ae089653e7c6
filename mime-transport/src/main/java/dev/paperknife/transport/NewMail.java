package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Slice;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * A message to be put into a mailbox. Over a file, its bytes are read when they are sent.
 *
 * @param internalDate when it counts as having arrived; now where absent
 */
public record NewMail(Slice message, Set<ImapFlag> flags, Optional<OffsetDateTime> internalDate) {
    /** Keeps a copy. */
    public NewMail {
        flags = Set.copyOf(flags);
    }

    /** A message with flags. */
    public static NewMail of(Message message, ImapFlag... flags) {
        Slice raw = message.raw();
        return new NewMail(raw.slice(message.envelopeBytes(), raw.length()), Set.of(flags), Optional.empty());
    }

    /** The same, arrived then. */
    public NewMail withInternalDate(OffsetDateTime date) {
        return new NewMail(message, flags, Optional.of(date));
    }
}
