package dev.paperknife.transport;

import dev.paperknife.transport.ImapValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A message and what answers it (RFC 5256).
 *
 * @param uid absent where the thread's first message is not in the mailbox
 */
public record MessageThread(OptionalLong uid, List<MessageThread> replies) {
    /** Keeps a copy. */
    public MessageThread {
        replies = List.copyOf(replies);
    }

    /** Reads {@code thread-list}: numbers that answer each other, then branches. It goes only so deep as lists do. */
    static MessageThread of(ImapValue list) {
        List<MessageThread> branches = new ArrayList<>();
        List<Long> chain = new ArrayList<>();
        for (ImapValue value : list.values()) {
            if (value instanceof Sequence) {
                branches.add(of(value));
            } else if (value.number() > 0) {
                chain.add(value.number());
            }
        }
        if (chain.isEmpty()) {
            return new MessageThread(OptionalLong.empty(), branches);
        }
        MessageThread thread = new MessageThread(OptionalLong.of(chain.get(chain.size() - 1)), branches);
        for (int i = chain.size() - 2; i >= 0; i--) {
            thread = new MessageThread(OptionalLong.of(chain.get(i)), List.of(thread));
        }
        return thread;
    }

    /** The first message and how many answer it at once. */
    @Override
    public String toString() {
        return (uid.isPresent() ? String.valueOf(uid.getAsLong()) : "none") + " with " + replies.size() + " replies";
    }
}
