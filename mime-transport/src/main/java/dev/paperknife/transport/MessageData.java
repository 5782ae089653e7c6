package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a server said about one message (RFC 9051 {@code msg-att}): as much as was asked for, or as it told by itself.
 *
 * @param number the place in the mailbox, from 1; 0 where a broken server gives none
 * @param uid the unique id; 0 where the server did not say, which happens in events only
 * @param flags all of them; absent where the server did not say
 * @param internalDate when the server took the message in, with its own offset
 * @param size of the whole message in octets
 * @param modSeq the mod-sequence (RFC 7162)
 * @param preview the first words of the text (RFC 8970)
 * @param emailId what the message keeps even in another mailbox (RFC 8474)
 * @param gmail what Gmail's own items said
 * @param contents octets by item, such as {@code BODY[1.MIME]}, in capitals and without what stands in {@code <>}
 */
public record MessageData(
        long number,
        long uid,
        Optional<Set<ImapFlag>> flags,
        Optional<OffsetDateTime> internalDate,
        OptionalLong size,
        OptionalLong modSeq,
        Optional<ImapEnvelope> envelope,
        Optional<BodyStructure> structure,
        Optional<String> preview,
        Optional<String> emailId,
        Optional<String> threadId,
        Gmail gmail,
        Map<String, Slice> contents) {
    /**
     * Gmail's own items (X-GM-EXT-1).
     *
     * @param labels decoded, as names of mailboxes are
     */
    public record Gmail(OptionalLong messageId, OptionalLong threadId, List<String> labels) {
        /** A server that is not Gmail. */
        public static final Gmail NONE = new Gmail(OptionalLong.empty(), OptionalLong.empty(), List.of());

        /** Keeps a copy. */
        public Gmail {
            labels = List.copyOf(labels);
        }
    }

    /** Keeps a copy. */
    public MessageData {
        contents = Map.copyOf(contents);
    }

    /** The octets of an item, such as {@code BODY[HEADER]}; absent where they did not come. */
    public Optional<Slice> content(String item) {
        return Optional.ofNullable(contents.get(item));
    }

    /** Whether the flag is known to be there. */
    public boolean has(ImapFlag flag) {
        return flags.isPresent() && flags.get().contains(flag);
    }
}
