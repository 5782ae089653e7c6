package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.ImapResponse.Data;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mailbox as LIST tells it (RFC 9051 7.3.1).
 *
 * @param delimiter what stands between levels of names; absent where there are none
 * @param attributes as the server wrote them, such as {@code \HasChildren}, {@code \Sent}
 * @param status what was asked for with it; absent where nothing was, or the server left it out
 */
public record ListedMailbox(
        MailboxName name, Optional<String> delimiter, Set<String> attributes, Optional<MailboxStatus> status) {
    /** Keeps a copy. */
    public ListedMailbox {
        attributes = Set.copyOf(attributes);
    }

    /** What a LIST, LSUB or XLIST response says; absent where it has no name. */
    static Optional<ListedMailbox> of(Data data, boolean isUtf8) {
        if (data.values().size() < 3) {
            return Optional.empty();
        }
        Set<String> attributes = new LinkedHashSet<>();
        data.at(0).values().forEach(value -> attributes.add(value.shown()));
        return Optional.of(new ListedMailbox(
                name(data.values(), isUtf8),
                data.at(1).text().filter(text -> !text.isEmpty()),
                attributes,
                Optional.empty()));
    }

    /** The name, in several words if it was not quoted; extended data may stand behind it as a list. */
    private static MailboxName name(List<ImapValue> values, boolean isUtf8) {
        int end = values.size();
        while (end > 3 && values.get(end - 1) instanceof ImapValue.Sequence) {
            end--;
        }
        return MailboxStatus.name(values.subList(2, end), isUtf8);
    }

    /** Whether it has this attribute, in any case: servers write {@code \sent} too. */
    public boolean has(String attribute) {
        return attributes.stream().anyMatch(one -> Ascii.equalsIgnoreCase(one, attribute));
    }

    /** Whether it can be selected. */
    public boolean isSelectable() {
        return !has("\\Noselect") && !has("\\NonExistent");
    }

    ListedMailbox withStatus(MailboxStatus told) {
        return new ListedMailbox(name, delimiter, attributes, Optional.of(told));
    }
}
