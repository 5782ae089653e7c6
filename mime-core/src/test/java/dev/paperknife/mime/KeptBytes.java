package dev.paperknife.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The fifth law: an edit leaves all bytes of a message alone but those of the fields that it names. */
public final class KeptBytes {
    private KeptBytes() {}

    /** Fails unless what was kept stands in the edited message, in its order, and nothing before or behind it. */
    public static void assertKept(Message message, Predicate<Field> isNamed, String edited) {
        List<String> pieces = pieces(message, isNamed);
        assertThat(edited).startsWith(pieces.get(0)).endsWith(pieces.get(pieces.size() - 1));
        int position = 0;
        for (String piece : pieces) {
            int at = edited.indexOf(piece, position);
            assertThat(at).as("%s in %s after %s", piece, edited, position).isNotNegative();
            position = at + piece.length();
        }
    }

    /** What stands between the named fields; new ones go before the end of the header section. */
    private static List<String> pieces(Message message, Predicate<Field> isNamed) {
        List<Field> named = message.header().fields().stream()
                .filter(isNamed)
                .sorted(Comparator.comparingLong(field -> field.raw().offset()))
                .toList();
        List<String> pieces = new ArrayList<>();
        long position = 0;
        for (Field field : named) {
            pieces.add(message.raw().slice(position, field.raw().offset()).latin1());
            position = field.raw().end();
        }
        long insertion = Math.max(position, message.header().raw().end());
        pieces.add(message.raw().slice(position, insertion).latin1());
        pieces.add(message.raw().slice(insertion, message.raw().length()).latin1());
        return pieces;
    }
}
