package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperknife.mime.source.Slice;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTest {
    private static Reading<Received> read(String value) {
        return Reading.of(HeaderForms.received(), value.replace("\\r\\n", "\r\n"));
    }

    private static String shown(Received received) {
        return String.join(
                " ",
                received.from().orElse("-"),
                received.by().orElse("-"),
                received.via().orElse("-"),
                received.with().orElse("-"),
                received.id().orElse("-"),
                received.recipient().orElse("-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "from a.example (a.example [192.0.2.1]) by b.example (Server) with ESMTPS id 4F3\\r\\n for <c@d.example>; Tue, 1 Oct 2024 08:00:15 +0000 (UTC) | a.example b.example - ESMTPS 4F3 c@d.example",
                "from [192.0.2.1] (helo=x) by b.example with smtp (Exim 4.9; x) id 1a-2b-00 for c@d.example; Tue, 1 Oct 2024 08:00:15 +0000 | [192.0.2.1] b.example - smtp 1a-2b-00 c@d.example",
                "from a.example (192.0.2.1) by b.example with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.1; Tue, 1 Oct 2024 08:00:15 +0000 | a.example b.example - Microsoft 15.1 -",
                "by 2001:db8::1 with SMTP id x.1; Tue, 1 Oct 2024 08:00:15 +0000 | - 2001:db8::1 - SMTP x.1 -",
                "(qmail 1 invoked by uid 2); 1 Oct 2024 08:00:15 -0000 | - - - - - -",
                "FROM a.example BY b.example ID <x@y.example> ; Tue, 1 Oct 2024 08:00:15 +0000 | a.example b.example - - x@y.example -",
                "from a.example via SMTP by b.example, id x; Tue, 1 Oct 2024 08:00:15 +0000 | a.example b.example SMTP - x -",
                "from ([192.0.2.1]) by b.example; Tue, 1 Oct 2024 08:00:15 +0000 | - b.example - - - -",
                "from a for \"a b\"@c.example; Tue, 1 Oct 2024 08:00:15 +0000 | a - - - - \"a b\"@c.example",
                "by b for <\"a;b\"@c.example> (d); Tue, 1 Oct 2024 08:00:15 +0000 | - b - - - \"a;b\"@c.example",
                "by b id <\"q;>r\"@w> for x.\"y z\"@c; Tue, 1 Oct 2024 08:00:15 +0000 | - b - - \"q;>r\"@w x.\"y z\"@c",
                "from a by b with 5\"x id 6\"y; Tue, 1 Oct 2024 08:00:15 +0000 | a b - 5\"x 6\"y -",
                "from \"a by b; Tue, 1 Oct 2024 08:00:15 +0000 | a b - - - -",
                "from <\"a> by b; Tue, 1 Oct 2024 08:00:15 +0000 | a b - - - -",
                "from a (b) by c with [X 1.2 Server] id <S7> for <> ; Tue, 1 Oct 2024 08:00:15 +0000 | a c - [X 1.2 Server] S7 -"
            })
    void readsTheWordAfterEachKeyword(String value, String words) {
        Reading<Received> reading = read(value);
        assertThat(shown(reading.value())).isEqualTo(words);
        assertThat(reading.value().date().orElseThrow().value())
                .isEqualTo(OffsetDateTime.parse("2024-10-01T08:00:15Z"));
        assertThat(reading.codes()).isEmpty();
    }

    @Test
    void keepsCommentsWithTheirClause() {
        Received received = read("from a.example (helo=x (y)) (192.0.2.1) by b.example; 1 Oct 2024 08:00 +0000")
                .value();
        assertThat(received.clauses())
                .containsExactly(
                        new Received.Clause("from", "a.example", List.of("helo=x (y)", "192.0.2.1")),
                        new Received.Clause("by", "b.example", List.of()));
    }

    @Test
    void firstClauseOfAKeywordCounts() {
        assertThat(read("from a from b; 1 Oct 2024 08:00 +0000").value().from()).contains("a");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(read("from a by b").codes()).containsExactly("invalid-field-value");
        assertThat(read("from a by b; soon").places()).containsExactly("invalid-date@13+4");
        assertThat(read("from a (b; 1 Oct 2024 08:00:00 +0000").value().date()).isPresent();
        assertThat(read(" ").codes()).containsExactly("empty-field");
    }

    @Test
    void formatsOnOneLine() {
        Received received = new Received(
                List.of(
                        new Received.Clause("from", "a.example", List.of("x) (")),
                        new Received.Clause("id", "\"q;r\"@w", List.of()),
                        new Received.Clause("for", "with", List.of())),
                Optional.of(DateTime.of(OffsetDateTime.parse("2024-10-01T08:00:15Z"))));
        String field = received.format();
        assertThat(field)
                .isEqualTo("from a.example (x\\) \\() id \"q;r\"@w for <with>; Tue, 1 Oct 2024 08:00:15 +0000");
        assertThat(read(field).value()).isEqualTo(received);
    }

    @Test
    void refusesClausesThatWouldReadAsOthers() {
        for (String word : List.of("a b> from c", "a;b", "a(b)", "a\r\nb", " a", "<a>", "\"a", "x.\"a")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Received.Clause("by", word, List.of()));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Received.Clause("x", "a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Received.Clause("", "a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Received.Clause("by", "a", List.of("\n")));
    }

    /** Behind the last semicolon that stands in no comment; where a comment never ends, behind the last of all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "by b; D",
                "; D",
                "by b (c;d); D",
                "by b; D (c;d)",
                "by b (c \\) d;e); D",
                "by b (c (d;) e;); D",
                "by b (c; D",
                "by b (c; D (d",
                "by b ) (c;) ; D",
                "by b \\; D",
                "by b; for c; D",
                "by b; D (\"c;\")",
                "for \"c;d\"@e; D",
                "for <\"c\\\";d\"@e>; D",
                "by \"b; D",
                "by b\"c; D"
            })
    void theDateStandsBehindTheLastSemicolon(String value) {
        String text = "xx" + value.replace("D", "Tue, 1 Oct 2024 10:00:00 +0200");
        Slice slice = Slice.of(text).slice(2, text.length());
        Received received = HeaderForms.received().read(slice, ReadContext.DEFAULT);
        assertThat(received.date()).contains(DateTime.of(OffsetDateTime.parse("2024-10-01T10:00:00+02:00")));
    }
}
