package dev.paperknife.transport;

import static dev.paperknife.transport.ImapQuery.allOf;
import static dev.paperknife.transport.ImapQuery.anyOf;
import static dev.paperknife.transport.ImapQuery.flagged;
import static dev.paperknife.transport.ImapQuery.seen;
import static dev.paperknife.transport.ImapQuery.unseen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperknife.transport.ImapCommand.Segment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapQueryTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 9);

    static Stream<Arguments> queries() {
        return Stream.of(
                query(ImapQuery.all(), "ALL"),
                query(ImapQuery.answered().and(ImapQuery.unanswered()), "ANSWERED UNANSWERED"),
                query(ImapQuery.deleted().or(ImapQuery.undeleted()), "OR DELETED UNDELETED"),
                query(ImapQuery.draft().and(ImapQuery.undraft()), "DRAFT UNDRAFT"),
                query(flagged().and(ImapQuery.unflagged(), seen(), unseen()), "FLAGGED UNFLAGGED SEEN UNSEEN"),
                query(ImapQuery.recent().and(ImapQuery.old(), ImapQuery.recentUnseen()), "RECENT OLD NEW"),
                query(ImapQuery.flag(ImapFlag.FORWARDED), "KEYWORD $Forwarded"),
                query(ImapQuery.flag(ImapFlag.of("\\seen")), "SEEN"),
                query(ImapQuery.from("bob"), "FROM \"bob\""),
                query(
                        ImapQuery.to("a \"b\"").and(ImapQuery.cc("c\\"), ImapQuery.bcc("")),
                        "TO \"a \\\"b\\\"\" CC \"c\\\\\" BCC \"\""),
                query(ImapQuery.subject("报告"), "SUBJECT \"报告\""),
                query(ImapQuery.body("x").or(ImapQuery.text("y")), "OR BODY \"x\" TEXT \"y\""),
                query(ImapQuery.header("List-Id"), "HEADER \"List-Id\" \"\""),
                query(ImapQuery.header("List-Id", "x"), "HEADER \"List-Id\" \"x\""),
                query(ImapQuery.before(DAY).and(ImapQuery.since(DAY)), "BEFORE 9-Feb-2024 SINCE 9-Feb-2024"),
                query(ImapQuery.on(LocalDate.of(7, 12, 31)), "ON 31-Dec-0007"),
                query(
                        ImapQuery.sentBefore(DAY).and(ImapQuery.sentOn(DAY), ImapQuery.sentSince(DAY)),
                        "SENTBEFORE 9-Feb-2024 SENTON 9-Feb-2024 SENTSINCE 9-Feb-2024"),
                query(ImapQuery.larger(0).and(ImapQuery.smaller(1L << 40)), "LARGER 0 SMALLER 1099511627776"),
                query(ImapQuery.uids(UidSet.from(7)), "UID 7:*"),
                query(ImapQuery.saved(), "$"),
                query(ImapQuery.older(Duration.ofDays(1)), "OLDER 86400"),
                query(ImapQuery.younger(Duration.ofDays(100_000)), "YOUNGER 2147483647"),
                query(ImapQuery.modSeq(1), "MODSEQ 1"),
                query(ImapQuery.savedBefore(DAY), "SAVEDBEFORE 9-Feb-2024"),
                query(ImapQuery.savedOn(DAY), "SAVEDON 9-Feb-2024"),
                query(ImapQuery.savedSince(DAY), "SAVEDSINCE 9-Feb-2024"),
                query(ImapQuery.emailId("M1").and(ImapQuery.threadId("T1")), "EMAILID M1 THREADID T1"),
                query(ImapQuery.gmail("has:attachment \"x\""), "X-GM-RAW \"has:attachment \\\"x\\\"\""),
                query(
                        ImapQuery.gmailLabel("旅").and(ImapQuery.gmailThread(-1)),
                        "X-GM-LABELS \"旅\" X-GM-THRID 18446744073709551615"),
                query(seen().not(), "NOT SEEN"),
                query(seen().not().not(), "SEEN"),
                query(seen().and(flagged()).not(), "NOT (SEEN FLAGGED)"),
                query(seen().or(flagged()).not(), "NOT OR SEEN FLAGGED"),
                query(seen().or(flagged(), unseen()), "OR SEEN OR FLAGGED UNSEEN"),
                query(seen().or(flagged()).or(unseen()), "OR SEEN OR FLAGGED UNSEEN"),
                query(seen().or(flagged().and(unseen())), "OR SEEN (FLAGGED UNSEEN)"),
                query(seen().and(flagged().or(unseen())), "SEEN OR FLAGGED UNSEEN"),
                query(allOf(List.of()), "ALL"),
                query(anyOf(List.of()), "NOT ALL"),
                query(anyOf(List.of(seen())), "SEEN"));
    }

    private static Arguments query(ImapQuery query, String expected) {
        return Arguments.of(query, expected);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isWrittenAsTheGrammarHasIt(ImapQuery query, String expected) {
        assertThat(query).hasToString(expected);
    }

    @Test
    void aCharsetIsNeededForMoreThanAscii() {
        assertThat(ImapQuery.subject("报告").or(seen()).needsCharset()).isTrue();
        assertThat(ImapQuery.subject("report").or(seen()).needsCharset()).isFalse();
    }

    @Test
    void moreThanAsciiGoesOutAsALiteralOfUtf8() {
        ImapCommand command = ImapCommand.of("UID SEARCH").word("CHARSET").word("UTF-8");
        ImapQuery.subject("报告").and(seen()).addTo(command);
        List<Segment> segments = command.segments("A1", ImapEncoding.PLAIN);
        assertThat(segments)
                .extracting(Segment::line)
                .containsExactly("A1 UID SEARCH CHARSET UTF-8 SUBJECT {6}", " SEEN");
    }

    @Test
    void tellsWhatItNeeds() {
        assertThat(seen().and(ImapQuery.modSeq(3))
                        .or(ImapQuery.older(Duration.ofHours(1)).not())
                        .extensions())
                .containsExactly("CONDSTORE", "WITHIN");
        assertThat(seen().extensions()).isEmpty();
    }

    @Test
    void aHundredThousandAlternativesAreNoDepth() {
        ImapQuery query = anyOf(Collections.nCopies(100_000, seen()));
        assertThat(query.toString()).hasSize("OR SEEN ".length() * 99_999 + "SEEN".length());
        assertThat(query.not().extensions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nA2 DELETE INBOX", "\r", "x\n", "\0", "\ud800", "a\udc00b"})
    void refusesTextThatEndsALineOrIsHalfACharacter(String text) {
        List<Function<String, ImapQuery>> keys = List.of(
                ImapQuery::from,
                ImapQuery::to,
                ImapQuery::cc,
                ImapQuery::bcc,
                ImapQuery::subject,
                ImapQuery::body,
                ImapQuery::text,
                ImapQuery::header,
                value -> ImapQuery.header("Subject", value),
                ImapQuery::emailId,
                ImapQuery::threadId,
                ImapQuery::gmail,
                ImapQuery::gmailLabel,
                value -> ImapQuery.flag(ImapFlag.of(value)));
        for (Function<String, ImapQuery> key : keys) {
            assertThatIllegalArgumentException().isThrownBy(() -> key.apply(text));
        }
    }

    @Test
    void refusesWhatIsNoValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.larger(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.modSeq(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.older(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.uids(UidSet.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.header("a b", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.header("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.emailId("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.on(LocalDate.of(10_000, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ImapQuery.flag(ImapFlag.of("\\Junk")));
    }

    @Property
    void anyTextIsOneString(@ForAll String text) {
        ImapCommand command = new ImapCommand();
        try {
            ImapQuery.subject(text).not().and(seen()).addTo(command);
        } catch (IllegalArgumentException e) {
            return;
        }
        List<Segment> segments = command.segments("A1", ImapEncoding.PLAIN);
        String last = segments.get(segments.size() - 1).line();
        assertThat(last).endsWith(" SEEN");
        assertThat(segments)
                .allSatisfy(segment -> assertThat(segment.line().chars()).allMatch(c -> c >= ' ' && c < 0x7F));
    }
}
