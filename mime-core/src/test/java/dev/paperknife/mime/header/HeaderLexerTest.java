package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderLexerTest {
    private final DefectLog log = new DefectLog(Limits.DEFAULT);

    private HeaderLexer lexer(String value) {
        Slice slice = Slice.of(value.getBytes(StandardCharsets.UTF_8));
        return new HeaderLexer(slice, ReadContext.DEFAULT.withDefects(log));
    }

    static Stream<Arguments> whiteSpace() {
        return Stream.of(
                Arguments.of(" x", 1),
                Arguments.of("\t x", 2),
                Arguments.of("\r\n x", 3),
                Arguments.of("\n x", 2),
                Arguments.of("\rx", 0),
                Arguments.of("\0 x", 0),
                Arguments.of("(a) x", 4),
                Arguments.of("((a)b)(c) x", 10),
                Arguments.of("(a\\)b) x", 7),
                Arguments.of("(a\\\\) x", 6),
                Arguments.of("( x", 3));
    }

    @ParameterizedTest
    @MethodSource("whiteSpace")
    void cfwsSkipsBlanksFoldsAndComments(String value, int length) {
        HeaderLexer lexer = lexer(value);
        assertThat(lexer.cfws()).isEqualTo(length > 0);
        assertThat(lexer.position()).isEqualTo(length);
    }

    @Test
    void commentsThatWereReadAreRemembered() {
        HeaderLexer lexer = lexer("(one) x (two (three))");
        lexer.cfws();
        lexer.atom();
        lexer.cfws();
        assertThat(lexer.commentCount()).isEqualTo(2);
        assertThat(lexer.commentAt(0).latin1()).isEqualTo("one");
        assertThat(lexer.commentAt(1).latin1()).isEqualTo("two (three)");
        assertThat(lexer.commentAt(1).offset()).isEqualTo(9);
    }

    @Test
    void goingBackForgetsComments() {
        HeaderLexer lexer = lexer("a (b) (c)");
        lexer.atom();
        int before = lexer.position();
        lexer.cfws();
        lexer.moveTo(before);
        assertThat(lexer.commentCount()).isZero();
    }

    @Test
    void anUnterminatedCommentTakesTheRestAndIsReportedOnce() {
        HeaderLexer lexer = lexer("a (b (c) d");
        lexer.atom();
        lexer.cfws();
        assertThat(lexer.atEnd()).isTrue();
        lexer.moveTo(2);
        lexer.cfws();
        assertThat(log.defects()).extracting(Defect::code).containsExactly(Defect.Code.UNTERMINATED_COMMENT);
        assertThat(log.defects().get(0).offset()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a b\" x      | a b      | true",
                "\"a\\\"b\" x   | a\\\"b   | true",
                "\"a\\\\\" x    | a\\\\    | true",
                "\"a x          | a x      | false",
                "\"a\\\" x      | a\\\" x  | false",
            })
    void quotedStringEndsAtItsClosingQuote(String value, String content, boolean isClosed) {
        HeaderLexer lexer = lexer(value);
        assertThat(lexer.quotedString()).isTrue();
        assertThat(lexer.read().latin1()).isEqualTo(content);
        assertThat(lexer.isQuoteClosed()).isEqualTo(isClosed);
    }

    @ParameterizedTest
    @CsvSource({"a.b.c@,a.b.c", "a..b,a", "a.,a", "grün,grün"})
    void dotAtomHoldsSingleDots(String value, String atom) {
        HeaderLexer lexer = lexer(value);
        assertThat(lexer.dotAtom()).isTrue();
        assertThat(new String(lexer.read().bytes(), StandardCharsets.UTF_8)).isEqualTo(atom);
    }

    @Test
    void tokenIsAsciiWithoutSpecials() {
        HeaderLexer lexer = lexer("text/plain");
        assertThat(lexer.token()).isTrue();
        assertThat(lexer.readIs("TEXT")).isTrue();
        assertThat(lexer.token()).isFalse();
        assertThat(lexer.accept('/')).isTrue();
        assertThat(lexer("é").token()).isFalse();
        assertThat(lexer("\0a").token()).isFalse();
    }

    @Test
    void skipToOutsideDoesNotStopInQuotesAndComments() {
        HeaderLexer lexer = lexer("a\";\"(;)b;c");
        assertThat(lexer.skipToOutside(';')).isTrue();
        assertThat(lexer.read().latin1()).isEqualTo("a\";\"(;)b");
    }

    static Stream<Arguments> rawContent() {
        return Stream.of(
                Arguments.of("a\\b", "ab", "a\\b"),
                Arguments.of("a\r\n b", "a b", "a b"),
                Arguments.of("a\n\tb", "a\tb", "a\tb"),
                Arguments.of("a\rb", "a\rb", "a\rb"),
                Arguments.of("a\\", "a\\", "a\\"),
                Arguments.of("a\\\r\n b", "a b", "a\\ b"),
                Arguments.of("plain", "plain", "plain"));
    }

    @ParameterizedTest
    @MethodSource("rawContent")
    void pairsAndFoldsAreResolved(String raw, String unescaped, String unfolded) {
        Slice slice = Slice.of(raw);
        assertThat(HeaderLexer.unescaped(slice).latin1()).isEqualTo(unescaped);
        assertThat(HeaderLexer.unfolded(slice).latin1()).isEqualTo(unfolded);
    }

    @Test
    void rangesHaveTheirOffsetInTheSource() {
        Slice value =
                Slice.of("Subject: ab cd".getBytes(StandardCharsets.US_ASCII)).slice(9, 14);
        HeaderLexer lexer = new HeaderLexer(value, ReadContext.DEFAULT.withDefects(log));
        lexer.atom();
        lexer.fws();
        lexer.atom();
        assertThat(lexer.read().offset()).isEqualTo(12);
        lexer.report(Defect.Code.INVALID_FIELD_VALUE, lexer.readFrom(), lexer.readTo());
        assertThat(log.defects().get(0).offset()).isEqualTo(12);
        assertThat(log.defects().get(0).length()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"(", "\\(", "(a)(", "\"", "\\\""})
    void whatNeverClosesCostsOnePass(String unit) {
        // A caller that recovers tries each place: with a pass for each this would take minutes.
        HeaderLexer lexer = lexer("(" + unit.repeat(200_000));
        for (int i = 0; !lexer.atEnd(); i++) {
            lexer.moveTo(i);
            if (lexer.isAt('(')) {
                lexer.closingParenthesis();
            } else if (lexer.isAt('"')) {
                lexer.closingQuote();
            }
        }
    }

    @Test
    void whatClosesAfterAFailureIsStillFound() {
        HeaderLexer lexer = lexer("((a)(b\\(c)(d");
        List<Integer> closed = new ArrayList<>();
        for (int i : new int[] {0, 1, 4, 7, 10}) {
            lexer.moveTo(i);
            closed.add(lexer.closingParenthesis());
        }
        assertThat(closed).containsExactly(-1, 3, 9, 9, -1);
    }
}
