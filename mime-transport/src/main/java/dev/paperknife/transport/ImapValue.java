package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A value in a response, whatever the grammar wants there: what does not fit is as good as absent. */
sealed interface ImapValue {
    /** A word: an atom, a number, a flag, an item with its brackets. */
    record Word(Slice octets) implements ImapValue {}

    /** A string, quoted or a literal, without its quotes. */
    record Text(Slice octets) implements ImapValue {}

    /** A list in parentheses. */
    record Sequence(List<ImapValue> values) implements ImapValue {}

    /** NIL, or nothing where something belongs. */
    record Nil() implements ImapValue {
        static final Nil NIL = new Nil();
    }

    /** Its octets; none for NIL and lists. */
    default Slice octets() {
        return Slice.empty();
    }

    /** What is in it, if it is a list; else nothing. */
    default List<ImapValue> values() {
        return List.of();
    }

    /** The value at that place of a list; NIL beyond its end. */
    default ImapValue at(int index) {
        return index < values().size() ? values().get(index) : Nil.NIL;
    }

    /** Whether it is this word or string, in any case. */
    default boolean is(String word) {
        Slice octets = octets();
        return Ascii.equalsIgnoreCase(octets.array(), octets.from(), octets.to(), word);
    }

    /** The number it is; {@link Decimal#NONE} for anything else. */
    default long number() {
        Slice octets = octets();
        return Decimal.of(octets.array(), octets.from(), octets.to());
    }

    /** The text in UTF-8, controls and all; absent for NIL and lists. */
    default Optional<String> text() {
        return this instanceof Word || this instanceof Text ? Optional.of(utf8()) : Optional.empty();
    }

    /** The text in UTF-8; empty for NIL and lists. */
    default String utf8() {
        Slice octets = octets();
        return new String(octets.array(), octets.from(), octets.to() - octets.from(), StandardCharsets.UTF_8);
    }

    /** The text, made harmless for a terminal. */
    default String shown() {
        Slice octets = octets();
        return WireText.of(octets.array(), octets.from(), octets.to());
    }
}
