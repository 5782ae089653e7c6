package dev.paperknife.mime.header;

import java.util.List;
import java.util.Optional;

/**
 * A trace field (RFC 5321 4.4): what one server says about how it got a message.
 *
 * @param clauses in order; one without keyword first where comments stand before all others
 * @param date when, if that can be read
 */
public record Received(List<Clause> clauses, Optional<DateTime> date) {
    /** Takes the clauses as they are. */
    public Received {
        clauses = List.copyOf(clauses);
    }

    /**
     * A keyword, the word after it, and the comments that follow.
     *
     * @param keyword {@code from}, {@code by} and so on in lower case; empty for comments before the first one
     * @param word without the angle brackets it may stand in, with the square ones; empty where none follows
     * @param comments without their parentheses: what the server found out for itself (TCP-info), its version, the cipher
     */
    public record Clause(String keyword, String word, List<String> comments) {
        /**
         * Takes a clause that can be written.
         *
         * @throws IllegalArgumentException if the keyword is none of this field's, the word would not read as one, or a
         *     comment holds a control
         */
        public Clause {
            ReceivedParser.requireWritable(keyword, word, comments);
            comments = List.copyOf(comments);
        }
    }

    /** The name the sending host gave itself. */
    public Optional<String> from() {
        return word("from");
    }

    /** The host that wrote the field. */
    public Optional<String> by() {
        return word("by");
    }

    /** The link, where it is not TCP. */
    public Optional<String> via() {
        return word("via");
    }

    /** The protocol, {@code ESMTPS} for one (RFC 3848). */
    public Optional<String> with() {
        return word("with");
    }

    /** The queue id. */
    public Optional<String> id() {
        return word("id");
    }

    /** The recipient ({@code for}), without angle brackets. */
    public Optional<String> recipient() {
        return word("for");
    }

    /** The word after the first clause of that keyword, in lower case; absent where no word follows. */
    public Optional<String> word(String keyword) {
        for (Clause clause : clauses) {
            if (clause.keyword().equals(keyword)) {
                return clause.word().isEmpty() ? Optional.empty() : Optional.of(clause.word());
            }
        }
        return Optional.empty();
    }

    /** The value of the field, on one line. */
    public String format() {
        StringBuilder text = new StringBuilder();
        for (Clause clause : clauses) {
            ReceivedParser.append(text, clause);
        }
        date.ifPresent(date -> text.append("; ").append(date.format()));
        return text.toString();
    }
}
