package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.ImapValue.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Numbers about a mailbox that need not be selected (RFC 9051 6.3.11).
 *
 * @param values by item in capitals, such as MESSAGES, UNSEEN, UIDNEXT, UIDVALIDITY, SIZE, HIGHESTMODSEQ
 */
public record MailboxStatus(MailboxName mailbox, Map<String, Long> values) {
    /** Keeps a copy, in the server's order. */
    public MailboxStatus {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What a STATUS response says; absent where it has no list. */
    static Optional<MailboxStatus> of(Data data, boolean isUtf8) {
        int last = data.values().size() - 1;
        if (last < 1 || !(data.at(last) instanceof Sequence)) {
            return Optional.empty();
        }
        Map<String, Long> values = new LinkedHashMap<>();
        List<ImapValue> items = data.at(last).values();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            long number = items.get(i + 1).number();
            if (number >= 0) {
                values.put(items.get(i).shown().toUpperCase(Locale.ROOT), number);
            }
        }
        return Optional.of(new MailboxStatus(name(data.values().subList(0, last), isUtf8), values));
    }

    /** A name with blanks that was not quoted comes in several words. */
    static MailboxName name(List<ImapValue> words, boolean isUtf8) {
        if (words.size() == 1) {
            return MailboxName.received(words.get(0).octets(), isUtf8);
        }
        String joined = words.stream().map(word -> word.octets().latin1()).collect(Collectors.joining(" "));
        return MailboxName.received(Slice.of(joined.getBytes(StandardCharsets.ISO_8859_1)), isUtf8);
    }

    /** The number of that item; absent where the server did not say. */
    public OptionalLong value(String item) {
        Long value = values.get(item);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** How many messages there are. */
    public OptionalLong messages() {
        return value("MESSAGES");
    }

    /** How many of them have not been read. */
    public OptionalLong unseen() {
        return value("UNSEEN");
    }

    /** What must be the same as before for unique ids to mean the same messages. */
    public OptionalLong uidValidity() {
        return value("UIDVALIDITY");
    }

    /** No message has had this unique id yet. */
    public OptionalLong uidNext() {
        return value("UIDNEXT");
    }

    /** The octets of all messages together (RFC 8438). */
    public OptionalLong size() {
        return value("SIZE");
    }

    /** The highest mod-sequence (RFC 7162). */
    public OptionalLong highestModSeq() {
        return value("HIGHESTMODSEQ");
    }
}
