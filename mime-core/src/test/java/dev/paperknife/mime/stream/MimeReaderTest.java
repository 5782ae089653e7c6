package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources are written with $ for a CRLF and ^ for a CR; events are named by letter, their bytes in brackets. */
class MimeReaderTest {
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=b$$";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "fields end at the empty line               | A: 1$B: 2$ 3$$x$            | E F[A: 1$] F[B: 2$ 3$] S[$] B[x$] .                     | ",
                "a body may be missing                      | A: 1$$                      | E F[A: 1$] S[$] .                                       | ",
                "a header section may be all                | A: 1$                       | E F[A: 1$] .                                            | missing-header-end",
                "nothing is a message                       |                             | E .                                                     | ",
                "an empty line first is skipped             | $$A: 1$$x                   | E G[$$] F[A: 1$] S[$] B[x] .                            | leading-empty-lines",
                "however long the name after it             | $$Subject-of-all: 1$$x       | E G[$$] F[Subject-of-all: 1$] S[$] B[x] .               | leading-empty-lines",
                "an empty line first ends it without fields | $x$                         | E S[$] B[x$] .                                          | ",
                "junk between fields is skipped             | A: 1$junk$B: 2$$x           | E F[A: 1$] G[junk$] F[B: 2$] S[$] B[x] .                | junk-line-in-header",
                "junk takes its continuation lines along    | junk$ more$B: 2$$x          | E G[junk$ more$] F[B: 2$] S[$] B[x] .                   | junk-line-in-header",
                "without a field after it junk is the body  | A: 1$junk$$B: 2$$           | E F[A: 1$] B[junk$$B: 2$$] .                            | missing-separator",
                "a blank first line continues nothing       | 'A: 1$ 2$B: 3$$x            | E G[ A: 1$ 2$] F[B: 3$] S[$] B[x] .                     | orphan-continuation",
                "a folded name is no field                  | From$ : x$B: 2$$x           | E G[From$ : x$] F[B: 2$] S[$] B[x] .                    | folded-field-name",
                "a blank before the colon is the field's    | A : 1$$                     | E F[A : 1$] S[$] .                                      | space-before-colon",
                "a bad name is a field of nobody            | A B: 1$: 2$$                | E F[A B: 1$] F[: 2$] S[$] .                             | invalid-field-name invalid-field-name",
                "a line of blanks continues the field       | A: 1$ $B: 2$$               | E F[A: 1$ $] F[B: 2$] S[$] .                            | blank-continuation",
                "a last line may be a cut-off field         | A: 1$Subj                   | E F[A: 1$] F[Subj] .                                    | truncated-field missing-header-end",
                "an mbox line comes before the header       | From a@b.example x$A: 1$$   | E M[From a@b.example x$] F[A: 1$] S[$] .                | mbox-envelope",
                "a quoted mbox line too                     | >From a@b.example x$A: 1$$  | E M[>From a@b.example x$] F[A: 1$] S[$] .               | mbox-envelope",
                "an mbox line between fields is junk        | A: 1$From b 10:00$B: 2$$    | E F[A: 1$] G[From b 10:00$] F[B: 2$] S[$] .             | misplaced-mbox-line",
                "an mbox line may say nothing               | From'                       | E M[From ] .                                            | mbox-envelope",
                "a byte order mark may be all               | \uFEFF                      | E G[\u00EF\u00BB\u00BF] .                                           | byte-order-mark",
                "hyphens may begin a name                   | : 1$-x: 2$$                 | E F[: 1$] F[-x: 2$] S[$] .                              | invalid-field-name",
                "a From field with a blank is no mbox line  | From : a$$                  | E F[From : a$] S[$] .                                   | space-before-colon",
            })
    void readsHeaderSections(String claim, String source, String events, String defects) throws IOException {
        assertReads(source, events, defects);
    }

    static Stream<List<String>> multiparts() {
        return Stream.of(
                List.of(
                        "parts stand between delimiters", "--b$$x$--b$A: 1$$y$--b--$",
                        "D[--b$] E S[$] B[x] . D[$--b$] E F[A: 1$] S[$] B[y] . C[$--b--$]", ""),
                List.of(
                        "preamble and epilogue are kept apart", "pre$--b$$x$--b--$post$",
                        "P[pre] D[$--b$] E S[$] B[x] . C[$--b--$] Z[post$]", ""),
                List.of(
                        "the line break before a delimiter is the delimiter's", "--b$$x$$--b--",
                        "D[--b$] E S[$] B[x$] . C[$--b--]", ""),
                List.of(
                        "blanks may follow a delimiter", "--b \t$$x$--b-- $",
                        "D[--b \t$] E S[$] B[x] . C[$--b-- $]", "delimiter-padding delimiter-padding"),
                List.of(
                        "anything else may not", "--bx$--b-$--b x$ --b$--b$$x$--b--",
                        "P[--bx$--b-$--b x$ --b] D[$--b$] E S[$] B[x] . C[$--b--]", ""),
                List.of(
                        "the end of the source ends all",
                        "--b$$x$",
                        "D[--b$] E S[$] B[x$] .",
                        "missing-close-delimiter"),
                List.of(
                        "a delimiter at the very end opens no part", "--b$$x$--b$",
                        "D[--b$] E S[$] B[x] . D[$--b$]", "missing-close-delimiter"),
                List.of("what never appears makes all preamble", "--c$$x$", "P[--c$$x$]", "boundary-never-seen"),
                List.of("a close delimiter alone closes nothing", "--b--$x", "C[--b--$] Z[x]", "empty-multipart"),
                List.of(
                        "after the close delimiter nothing opens", "--b$$x$--b--$--b$$y$--b--$",
                        "D[--b$] E S[$] B[x] . C[$--b--$] Z[--b$$y$--b--$]", ""),
                List.of(
                        "a delimiter ends a header section", "--b$A: 1$--b$$x$--b--",
                        "D[--b$] E F[A: 1$] . D[--b$] E S[$] B[x] . C[$--b--]", "missing-header-end empty-part"),
                List.of(
                        "no field is looked for beyond a delimiter", "--b$A: 1$junk$--b$B: 2$$y$--b--$",
                        "D[--b$] E F[A: 1$] B[junk] . D[$--b$] E F[B: 2$] S[$] B[y] . C[$--b--$]", "missing-separator"),
                List.of(
                        "a part may be nothing at all", "--b$--b$$x$--b--",
                        "D[--b$] E . D[--b$] E S[$] B[x] . C[$--b--]", "missing-header-end empty-part"),
                List.of(
                        "an inner multipart has its own",
                                "--b$Content-Type: multipart/mixed; boundary=c$$--c$$x$--c--$--b--$",
                        "D[--b$] E F[Content-Type: multipart/mixed; boundary=c$] S[$] D[--c$] E S[$] B[x] . C[$--c--] . C[$--b--$]",
                                ""),
                List.of(
                        "an outer delimiter ends all inner parts",
                        "--b$Content-Type: multipart/mixed; boundary=c$$--c$$x$--b--$",
                        "D[--b$] E F[Content-Type: multipart/mixed; boundary=c$] S[$] D[--c$] E S[$] B[x] . . C[$--b--$]",
                        "missing-close-delimiter"),
                List.of(
                        "an inner delimiter right before it opens no part",
                        "--b$Content-Type: multipart/mixed; boundary=c$$--c$$x$--c$--b--$",
                        "D[--b$] E F[Content-Type: multipart/mixed; boundary=c$] S[$] D[--c$] E S[$] B[x] . D[$--c] . C[$--b--$]",
                        "missing-close-delimiter"),
                List.of(
                        "the same boundary inside belongs to the inner one",
                        "--b$Content-Type: multipart/mixed; boundary=b$$--b$$x$--b--$--b--$",
                        "D[--b$] E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] E S[$] B[x] . C[$--b--] . C[$--b--$]",
                        "boundary-reused"),
                List.of(
                        "a longer boundary is another one",
                        "--b$Content-Type: multipart/mixed; boundary=bb$$--bb$$x$--bb--$--b--$",
                        "D[--b$] E F[Content-Type: multipart/mixed; boundary=bb$] S[$] D[--bb$] E S[$] B[x] . C[$--bb--] . C[$--b--$]",
                        "boundary-prefix"),
                List.of(
                        "a message inside is read on", "--b$Content-Type: message/rfc822$$A: 1$$x$--b--$",
                        "D[--b$] E F[Content-Type: message/rfc822$] S[$] E F[A: 1$] S[$] B[x] . . C[$--b--$]", ""),
                List.of(
                        "so it is where it is encoded as itself",
                        "--b$Content-Type: message/rfc822$Content-Transfer-Encoding: 7bit$$A: 1$$x$--b--$",
                        "D[--b$] E F[Content-Type: message/rfc822$] F[Content-Transfer-Encoding: 7bit$] S[$] E F[A: 1$] S[$] B[x] . . C[$--b--$]",
                        ""),
                List.of(
                        "a multipart that ended takes no more delimiters",
                        "--b$Content-Type: multipart/mixed; boundary=c$$--c$$x$--b$$--c$y$--b--$",
                        "D[--b$] E F[Content-Type: multipart/mixed; boundary=c$] S[$] D[--c$] E S[$] B[x] . . D[$--b$] E S[$] B[--c$y] . C[$--b--$]",
                        "missing-close-delimiter"),
                List.of(
                        "a CR that ends no line is the body's",
                        "^--b^$--b$$^x^$^--b^$--b--$^^",
                        "P[^--b^] D[$--b$] E S[$] B[^x^$^--b^] . C[$--b--$] Z[^^]",
                        ""),
                List.of(
                        "an encoded message inside is not",
                        "--b$Content-Type: message/rfc822$Content-Transfer-Encoding: base64$$eA==$--b--$",
                        "D[--b$] E F[Content-Type: message/rfc822$] F[Content-Transfer-Encoding: base64$] S[$] B[eA==] . C[$--b--$]",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("multiparts")
    void readsMultiparts(List<String> line) throws IOException {
        String events = "E F[Content-Type: multipart/mixed; boundary=b$] S[$] " + line.get(2) + " .";
        assertReads(MIXED + line.get(1), events, line.get(3));
    }

    @Test
    void aDelimiterEndsTheVeryHeaderSectionThatDeclaresIt() throws IOException {
        assertReads(
                "Content-Type: multipart/mixed; boundary=b$--b$$x$--b--",
                "E F[Content-Type: multipart/mixed; boundary=b$] D[--b$] E S[$] B[x] . C[$--b--] .",
                "missing-header-end");
    }

    @Test
    void noOtherFieldDeclaresADelimiter() throws IOException {
        assertReads(
                "A: 1$content-type : multipart/mixed; boundary=b$--b$$x$--b--",
                "E F[A: 1$] F[content-type : multipart/mixed; boundary=b$] D[--b$] E S[$] B[x] . C[$--b--] .",
                "space-before-colon missing-header-end");
        assertReads(
                "Subject: multipart/mixed; boundary=b$--b$$x$--b--",
                "E F[Subject: multipart/mixed; boundary=b$] B[--b$$x$--b--] .",
                "missing-separator");
    }

    @Test
    void partsOfADigestAreMessagesUnlessTheySayOtherwise() throws IOException {
        assertReads(
                "Content-Type: multipart/digest; boundary=b$$--b$$A: 1$$x$--b--",
                "E F[Content-Type: multipart/digest; boundary=b$] S[$] D[--b$] E S[$] E F[A: 1$] S[$] B[x] . . C[$--b--] .",
                "");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/mixed, missing-boundary",
        "multipart/mixed; boundary=, empty-boundary",
        "multipart/mixed; boundary=\" \", empty-boundary"
    })
    void withoutABoundaryAllIsPreamble(String type, String defect) throws IOException {
        assertReads("Content-Type: " + type + "$$--$x$", "E F[Content-Type: " + type + "$] S[$] P[--$x$] .", defect);
    }

    @Test
    void beyondALimitTheRestOfAHeaderSectionIsGarbage() throws IOException {
        Limits limits = Limits.DEFAULT.withFields(1);
        assertReads("A: 1$B: 2$C: 3$$x", "E F[A: 1$] G[B: 2$C: 3$] S[$] B[x] .", "limit-header", limits);
        limits = Limits.DEFAULT.withHeaderBytes(8);
        assertReads("A: 1$B: 23456$$x", "E F[A: 1$] G[B: 23456$] S[$] B[x] .", "limit-header", limits);
        limits = Limits.DEFAULT.withHeaderBytes(7);
        assertReads("A: 1$B: 2$$x", "E F[A: 1$] G[B: 2$] S[$] B[x] .", "limit-header", limits);
        // the field could go on
        limits = Limits.DEFAULT.withHeaderBytes(6);
        assertReads("A: 1$B: 2$$x", "E G[A: 1$B: 2$] S[$] B[x] .", "limit-header", limits);
        assertReads("A: 1$", "E F[A: 1$] .", "missing-header-end", limits);
    }

    @Test
    void allHeaderSectionsTogetherHaveALimit() throws IOException {
        Limits limits = Limits.DEFAULT.withHeaderBytesInAll(43 + 12);
        assertReads(
                MIXED + "--b$A: 1$$x$--b$B: 2$C: 3$$y$--b--",
                "E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] E F[A: 1$] S[$] B[x] . "
                        + "D[$--b$] E G[B: 2$C: 3$] S[$] B[y] . C[$--b--] .",
                "limit-header",
                limits);
    }

    @Test
    void aFieldNameHasALimit() throws IOException {
        Limits limits = Limits.DEFAULT.withFieldNameBytes(3);
        assertReads("Abc: 1$Abcd: 2$$", "E F[Abc: 1$] F[Abcd: 2$] S[$] .", "invalid-field-name", limits);
        assertReads("junk$Abc: 1$$", "E G[junk$] F[Abc: 1$] S[$] .", "junk-line-in-header", limits);
        assertReads("junk$Abcd: 1$$", "E B[junk$Abcd: 1$$] .", "missing-separator", limits);
    }

    @Test
    void beyondTheLimitOfPartsTheRestIsOneRange() throws IOException {
        assertReads(
                MIXED + "--b$$x$--b$$y$--b--$z",
                "E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] E S[$] B[x] . Z[$--b$$y$--b--$z] .",
                "limit-parts",
                Limits.DEFAULT.withParts(1));
    }

    @Test
    void aMessageCountsAsAPart() throws IOException {
        assertReads(
                "Content-Type: message/rfc822$$Content-Type: message/rfc822$$A: 1$$",
                "E F[Content-Type: message/rfc822$] S[$] E F[Content-Type: message/rfc822$] S[$] B[A: 1$$] . .",
                "limit-parts",
                Limits.DEFAULT.withParts(1));
    }

    @Test
    void tooManyMessagesInsideEachOtherAreNotReadOn() throws IOException {
        assertReads(
                "Content-Type: message/rfc822$$Content-Type: message/rfc822$$A: 1$$",
                "E F[Content-Type: message/rfc822$] S[$] E F[Content-Type: message/rfc822$] S[$] B[A: 1$$] . .",
                "limit-depth",
                Limits.DEFAULT.withMessages(1));
    }

    @Test
    void tooDeepAMultipartIsAllPreamble() throws IOException {
        assertReads(
                MIXED + "--b$" + MIXED.replace("=b", "=c") + "--c$$x$--c--$--b--$",
                "E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] "
                        + "E F[Content-Type: multipart/mixed; boundary=c$] S[$] P[--c$$x$--c--] . C[$--b--$] .",
                "limit-depth",
                Limits.DEFAULT.withDepth(1));
    }

    /** The limits are of what stands inside each other, not of what stands side by side. */
    @Test
    void theDepthEndsWithAnEntity() throws IOException {
        String inner = "--b$Content-Type: multipart/mixed; boundary=c$$--c$$x$--c--$";
        String read = "E F[Content-Type: multipart/mixed; boundary=c$] S[$] D[--c$] E S[$] B[x] . C[$--c--] . ";
        assertReads(
                MIXED + inner + inner + "--b--",
                "E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] " + read + "D[$--b$] " + read
                        + "C[$--b--] .",
                "",
                Limits.DEFAULT.withDepth(2));
        String message = "--b$Content-Type: message/rfc822$$A: 1$$x$";
        read = "E F[Content-Type: message/rfc822$] S[$] E F[A: 1$] S[$] B[x] . . ";
        assertReads(
                MIXED + message + message + "--b--",
                "E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] " + read + "D[$--b$] " + read
                        + "C[$--b--] .",
                "",
                Limits.DEFAULT.withDepth(2).withMessages(1));
    }

    @Test
    void leavesAreNoDepth() throws IOException {
        String leaves = "--b$$x$--b$$x$--b$";
        String read =
                "E F[Content-Type: multipart/mixed; boundary=b$] S[$] D[--b$] E S[$] B[x] . D[$--b$] E S[$] B[x] . D[$--b$] ";
        assertReads(
                MIXED + leaves + MIXED.replace("=b", "=c") + "--c$$x$--c--$--b--",
                read + "E F[Content-Type: multipart/mixed; boundary=c$] S[$] P[--c$$x$--c--] . C[$--b--] .",
                "limit-depth",
                Limits.DEFAULT.withDepth(1));
        assertReads(
                "Content-Type: message/rfc822$$" + MIXED + leaves + "Content-Type: message/rfc822$$A: 1$$x$--b--",
                "E F[Content-Type: message/rfc822$] S[$] " + read
                        + "E F[Content-Type: message/rfc822$] S[$] B[A: 1$$x] . C[$--b--] . .",
                "limit-depth",
                Limits.DEFAULT.withMessages(1));
    }

    @Test
    void tooDeepAnEntityStaysALeaf() throws IOException {
        assertReads(
                "Content-Type: message/rfc822$$Content-Type: message/rfc822$$A: 1$$",
                "E F[Content-Type: message/rfc822$] S[$] E F[Content-Type: message/rfc822$] S[$] B[A: 1$$] . .",
                "limit-depth",
                Limits.DEFAULT.withDepth(1));
    }

    @Test
    void textInTwoBytesACharacterHasNoFields() throws IOException {
        byte[] source = "From: a\n\nx".getBytes(StandardCharsets.UTF_16LE);
        DefectLog log = new DefectLog(Limits.DEFAULT);
        MimeReader reader = MimeReader.of(Slice.of(source), ReadContext.DEFAULT.withDefects(log));
        assertThat(events(reader)).startsWith("E B[F").doesNotContain("F[");
        Defect defect = log.defects().get(0);
        assertThat(defect.code()).isEqualTo(Defect.Code.UTF16_SOURCE);
        assertThat(defect.offset()).isZero();
        assertThat(defect.length()).isEqualTo(8);
        assertThat(defect.detail()).isEqualTo("UTF-16LE");
    }

    @Test
    void aRangeOfAnArrayReadsLikeItsCopy() throws IOException {
        byte[] wide = "xxA: 1\r\n\r\nbodyxx".getBytes(StandardCharsets.US_ASCII);
        MimeReader reader = MimeReader.of(Slice.of(wide, 2, wide.length - 2, 1000), ReadContext.DEFAULT);
        assertThat(events(reader)).isEqualTo("E F[A: 1$] S[$] B[body] .");
        assertThat(reader.offset()).isEqualTo(1012);
    }

    @Test
    void aHeaderSectionHasAnyNumberOfLines() throws IOException {
        MimeReader reader =
                MimeReader.of(Slice.of("A: 1\r\njunk\r\n".repeat(500) + "B: 2\r\n\r\n"), ReadContext.DEFAULT);
        assertThat(events(reader)).isEqualTo("E " + "F[A: 1$] G[junk$] ".repeat(500) + "F[B: 2$] S[$] .");
    }

    /** Over a stream they are copies: the window has moved on. */
    @Test
    void theEntityKeepsItsHeaderToItsEnd() throws IOException {
        String text = MIXED + "--b$A: 1$Content-Type: message/rfc822$$Content-Type: text/html$B: 2$$"
                + "xyz$".repeat(50_000) + "--b--";
        byte[] source = text.replace("$", "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (MimeReader reader : List.of(
                MimeReader.of(new ByteArrayInputStream(source), ReadContext.DEFAULT),
                MimeReader.of(new ByteArrayInputStream(source), 1, ReadContext.DEFAULT),
                MimeReader.of(Slice.of(source), ReadContext.DEFAULT))) {
            List<String> ends = new ArrayList<>();
            while (reader.next()) {
                if (reader.event() == MimeReader.Event.END) {
                    String fields =
                            reader.header().fields().stream().map(Field::name).collect(Collectors.joining(" "));
                    ends.add(fields + ", " + reader.contentType().mediaType()
                            + (reader.isMessage() ? ", a message" : ""));
                }
            }
            assertThat(ends)
                    .containsExactly(
                            "Content-Type B, text/html, a message",
                            "A Content-Type, message/rfc822",
                            "Content-Type, multipart/mixed, a message");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$A: 1$$x                  | false | E S[$] B[A: 1$$x] .",
                "From a$A: 1$$x            | false | E G[From a$] F[A: 1$] S[$] B[x] .",
                "$A: 1$$x                  | true  | E S[$] E F[A: 1$] S[$] B[x] . .",
                "Content-Type: a/b$$A: 1$$ | true  | E F[Content-Type: a/b$] S[$] B[A: 1$$] ."
            })
    void aPartAloneReadsAsInItsMultipart(String part, boolean isDigested, String events) throws IOException {
        InputStream source =
                new ByteArrayInputStream(Slice.of(part.replace("$", "\r\n")).bytes());
        MimeReader reader = MimeReader.ofPart(source, isDigested, ReadContext.DEFAULT);
        assertThat(events(reader)).isEqualTo(events);
    }

    private static void assertReads(String source, String events, String defects) throws IOException {
        assertReads(source, events, defects, Limits.DEFAULT);
    }

    private static void assertReads(String source, String events, String defects, Limits limits) throws IOException {
        String text = source == null
                ? ""
                : source.replace("'", " ").replace("$", "\r\n").replace("^", "\r");
        DefectLog log = new DefectLog(Limits.DEFAULT);
        ReadContext context = ReadContext.DEFAULT.withLimits(limits).withDefects(log);
        assertThat(events(MimeReader.of(Slice.of(text), context))).isEqualTo(events);
        assertThat(log.defects().stream().map(defect -> defect.code().id()))
                .containsExactly(defects == null || defects.isEmpty() ? new String[0] : defects.split(" ", -1));
        for (int window = 1; window <= text.length() + 1; window++) {
            DefectLog again = new DefectLog(Limits.DEFAULT);
            MimeReader reader =
                    MimeReader.of(new ByteArrayInputStream(Slice.of(text).bytes()), window, context.withDefects(again));
            assertThat(events(reader)).as("through a window of %d", window).isEqualTo(events);
            assertThat(again.defects()).as("through a window of %d", window).isEqualTo(log.defects());
        }
    }

    /** The window of a stream grows from that of a small source to its full size. */
    @Test
    void aLargeStreamHasTheEventsOfItsArray() throws IOException {
        StringBuilder text = new StringBuilder(MIXED.replace("$", "\r\n"));
        for (int size = 1 << 11; size <= 1 << 19; size *= 2) {
            String lines = "abc-efg--ijklmn\r\n".repeat(size / 17);
            text.append("--b\r\nX: ")
                    .append(size)
                    .append("\r\n\r\n")
                    .append(lines)
                    .append("\r\n");
        }
        byte[] bytes = Slice.of(text.append("--b--\r\n").toString()).bytes();
        String whole = events(MimeReader.of(Slice.of(bytes), ReadContext.DEFAULT));
        String streamed = events(MimeReader.of(new ByteArrayInputStream(bytes), ReadContext.DEFAULT));
        assertThat(whole).contains("X: " + (1 << 19));
        assertThat(streamed.equals(whole)).isTrue();
    }

    /** LinearTest holds a law about this count: a count that forgets would hold it too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"A: 1$$xyz | 6 | 6", "A: 1$junk$B: 2$$xyz | 19 | 36", "M--b$$xyz$--b-- | 50 | 98"})
    void whatIsLookedAtIsCounted(String source, long visited, long streamed) throws IOException {
        Slice bytes = Slice.of(source.replace("M", MIXED).replace("$", "\r\n"));
        MimeReader reader = MimeReader.of(bytes, ReadContext.DEFAULT);
        events(reader);
        assertThat(reader.visited()).isEqualTo(visited);
        MimeReader streaming = MimeReader.of(new ByteArrayInputStream(bytes.bytes()), 16, ReadContext.DEFAULT);
        events(streaming);
        assertThat(streaming.visited()).isEqualTo(streamed);
    }

    /** What is found stands where it is: code, offset, length. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "$$A: 1$$x                     | E G[$$] F[A: 1$] S[$] B[x] .                     | leading-empty-lines@0+4",
                "$From a 10:00$A: 1$$          | E G[$] M[From a 10:00$] F[A: 1$] S[$] .          | leading-empty-lines@0+2 mbox-envelope@2+14",
                "\uFEFFA: 1$$x                 | E G[\u00EF\u00BB\u00BF] F[A: 1$] S[$] B[x] .     | byte-order-mark@0+3",
                "A: 1$$                        | E F[A: 1$] S[$] .                                | -",
                "A: 1$                         | E F[A: 1$] .                                     | missing-header-end@6+0",
                "A: 1$junk$ more$B: 2$$        | E F[A: 1$] G[junk$ more$] F[B: 2$] S[$] .        | junk-line-in-header@6+13",
                "A: 1$junk$x$$B: 2$$           | E F[A: 1$] B[junk$x$$B: 2$$] .                   | missing-separator@6+4",
                "From~ : x~B: 2~~y             | E G[From~ : x~] F[B: 2~] S[~] B[y] .             | folded-field-name@0+10",
                "a b$ : x$B: 2$$               | E G[a b$ : x$] F[B: 2$] S[$] .                   | junk-line-in-header@0+11",
                "ab$ x$B: 2$$                  | E G[ab$ x$] F[B: 2$] S[$] .                      | junk-line-in-header@0+8",
                "ab$: x$B: 2$$                 | E G[ab$] F[: x$] F[B: 2$] S[$] .                 | junk-line-in-header@0+4 invalid-field-name@4+0",
                "A: 1$>From b 10:00$B: 2$$     | E F[A: 1$] G[>From b 10:00$] F[B: 2$] S[$] .     | misplaced-mbox-line@6+15",
                "A: 1$From b$$x                | E F[A: 1$] B[From b$$x] .                        | missing-separator@6+6",
                "A: 1$Fromage 1$B: 2$$         | E F[A: 1$] G[Fromage 1$] F[B: 2$] S[$] .         | junk-line-in-header@6+11",
                "From \\t : a$$                 | E F[From \\t : a$] S[$] .                         | space-before-colon@0+8",
                "A: 1$ \\t$B: 2$$               | E F[A: 1$ \t$] F[B: 2$] S[$] .                   | blank-continuation@6+2",
                "A: 1$Subj                     | E F[A: 1$] F[Subj] .                             | truncated-field@6+4 missing-header-end@10+0",
                "A B: 1$$                      | E F[A B: 1$] S[$] .                              | invalid-field-name@0+3",
                "A^: 1$$                      | E F[A^: 1$] S[$] .                              | invalid-field-name@0+2",
                "A: 1$^B: 2$$                 | E F[A: 1$] F[^B: 2$] S[$] .                     | invalid-field-name@6+2"
            })
    void findingsStandWhereTheyAre(String source, String events, String findings) throws IOException {
        String text = source.replace("\\t", "\t")
                .replace("$", "\r\n")
                .replace("~", "\n")
                .replace("^", "\r");
        DefectLog log = new DefectLog(Limits.DEFAULT);
        MimeReader reader = MimeReader.of(Slice.of(text), ReadContext.DEFAULT.withDefects(log));
        assertThat(events(reader).replace("\n", "~")).isEqualTo(events.replace("\\t", "\t"));
        assertThat(log.defects().stream()
                        .map(defect -> defect.code().id() + "@" + defect.offset() + "+" + defect.length()))
                .containsExactly(findings.equals("-") ? new String[0] : findings.split(" ", -1));
    }

    /** The events, the pieces that a window makes of one body joined. */
    private static String events(MimeReader reader) throws IOException {
        StringBuilder events = new StringBuilder();
        MimeReader.Event last = MimeReader.Event.END;
        while (reader.next()) {
            String bytes = reader.length() == 0 ? "" : "[" + reader.slice().latin1() + "]";
            if (reader.event() == last && mayComeInPieces(last)) {
                events.setLength(events.length() - 1);
                events.append(bytes.substring(1));
            } else {
                events.append(events.isEmpty() ? "" : " ")
                        .append(letter(reader.event()))
                        .append(bytes);
            }
            last = reader.event();
        }
        return events.toString().replace("\r\n", "$").replace("\r", "^");
    }

    private static boolean mayComeInPieces(MimeReader.Event event) {
        return switch (event) {
            case GARBAGE, PREAMBLE, BODY, EPILOGUE -> true;
            default -> false;
        };
    }

    private static String letter(MimeReader.Event event) {
        return switch (event) {
            case END -> ".";
            case ENVELOPE -> "M";
            case EPILOGUE -> "Z";
            default -> event.name().substring(0, 1);
        };
    }
}
