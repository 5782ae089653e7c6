package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.ImapValue.Sequence;
import dev.paperknife.transport.ImapValue.Text;
import dev.paperknife.transport.ImapValue.Word;
import dev.paperknife.transport.MessageData.Gmail;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code msg-att} (RFC 9051 9): pairs of an item and its value, in any order; unknown items are passed over. */
final class MessageDataParser {
    private final Map<String, Slice> contents = new HashMap<>();
    private long uid;
    private Optional<Set<ImapFlag>> flags = Optional.empty();
    private Optional<OffsetDateTime> internalDate = Optional.empty();
    private OptionalLong size = OptionalLong.empty();
    private OptionalLong modSeq = OptionalLong.empty();
    private Optional<ImapEnvelope> envelope = Optional.empty();
    private Optional<BodyStructure> structure = Optional.empty();
    private Optional<String> preview = Optional.empty();
    private Optional<String> emailId = Optional.empty();
    private Optional<String> threadId = Optional.empty();
    private OptionalLong gmailMessageId = OptionalLong.empty();
    private OptionalLong gmailThreadId = OptionalLong.empty();
    private List<String> gmailLabels = List.of();

    private MessageDataParser() {}

    /** What a FETCH response says; absent where it is another response, or has no list. */
    static Optional<MessageData> of(Data data) {
        boolean isFetch = (data.name().equals("FETCH") || data.name().equals("UIDFETCH")) && data.number() >= 0;
        if (!isFetch || !(data.at(0) instanceof Sequence)) {
            return Optional.empty();
        }
        MessageDataParser parser = new MessageDataParser();
        parser.uid = data.name().equals("UIDFETCH") ? data.number() : 0;
        parser.items(data.at(0).values());
        // Domino puts an item and its value into a list of their own.
        data.at(0).values().stream()
                .filter(Sequence.class::isInstance)
                .map(ImapValue::values)
                .forEach(nested -> {
                    if (nested.size() == 2 && nested.get(0).is("ENVELOPE")) {
                        parser.items(nested);
                    }
                });
        return Optional.of(parser.data(data.name().equals("FETCH") ? data.number() : 0));
    }

    /** Whether a FETCH response has nothing but flags, as those have that no command asked for. */
    static boolean isOfFlags(Data data) {
        List<ImapValue> values = data.at(0).values();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            ImapValue item = values.get(i);
            if (!item.is("UID") && !item.is("FLAGS") && !item.is("MODSEQ")) {
                return false;
            }
        }
        return true;
    }

    private void items(List<ImapValue> values) {
        int i = 0;
        while (i + 1 < values.size()) {
            if (values.get(i) instanceof Word item) {
                item(item.shown().toUpperCase(Locale.ROOT), values.get(i + 1));
                i += 2;
            } else {
                i++; // a value too many: the next word is the next item
            }
        }
    }

    private void item(String item, ImapValue value) {
        switch (item) {
            case "UID" -> uid = number(value, UidSet.MAX_UID).orElse(0);
            case "FLAGS" -> flags = Optional.of(ImapFlags.of(value));
            case "INTERNALDATE" -> internalDate = InternalDate.of(value.utf8());
            case "RFC822.SIZE" -> size = number(value, Long.MAX_VALUE);
            case "MODSEQ" -> modSeq = number(value.at(0), Long.MAX_VALUE);
            case "ENVELOPE" ->
                envelope = Optional.of(value).filter(Sequence.class::isInstance).map(ImapEnvelope::of);
            case "BODYSTRUCTURE", "BODY" -> structure = BodyStructureParser.of(value);
            case "PREVIEW", "SNIPPET" -> preview = preview(value);
            case "EMAILID" -> emailId = value.at(0).text();
            case "THREADID" -> threadId = value.at(0).text();
            case "X-GM-MSGID" -> gmailMessageId = number(value, Long.MAX_VALUE);
            case "X-GM-THRID" -> gmailThreadId = number(value, Long.MAX_VALUE);
            case "X-GM-LABELS" ->
                gmailLabels = value.values().stream()
                        .filter(label -> label.text().isPresent())
                        .map(label ->
                                MailboxName.received(label.octets(), false).text())
                        .toList();
            default -> content(item, value);
        }
    }

    private static OptionalLong number(ImapValue value, long most) {
        long number = value.number();
        return number >= 0 && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** A SNIPPET comes as a list of an algorithm and the text. */
    private static Optional<String> preview(ImapValue value) {
        return value instanceof Sequence ? value.at(1).text() : value.text();
    }

    private void content(String item, ImapValue value) {
        if (value instanceof Text || value instanceof Word) {
            contents.put(key(item), value.octets());
        }
    }

    /** {@code BODY[1]<0>} is what was asked for as {@code BODY[1]}. */
    private static String key(String item) {
        int bracket = item.lastIndexOf(']');
        return bracket >= 0 && item.endsWith(">") ? item.substring(0, bracket + 1) : item;
    }

    private MessageData data(long number) {
        return new MessageData(
                number,
                uid,
                flags,
                internalDate,
                size,
                modSeq,
                envelope,
                structure,
                preview,
                emailId,
                threadId,
                gmailMessageId.isPresent() || gmailThreadId.isPresent() || !gmailLabels.isEmpty()
                        ? new Gmail(gmailMessageId, gmailThreadId, gmailLabels)
                        : Gmail.NONE,
                contents);
    }
}
