package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where two well-known parsers see different leaves, the audit has said that something is wrong. */
class DifferentialProperties {
    /** Says nothing of content: a message without author would pass whatever else is wrong with it. */
    private static final Set<Defect.Code> BESIDE_THE_POINT =
            EnumSet.of(Defect.Code.MISSING_FROM, Defect.Code.EMPTY_FROM);

    private static final byte[] AUTHOR = """
            From: Ann <ann@a.example>\r
            Date: Tue, 1 Oct 2024 10:00:00 +0200\r
            MIME-Version: 1.0\r
            """.getBytes(StandardCharsets.US_ASCII);

    /** An encoding nobody knows: Mime4J leaves the body raw, Angus Mail refuses it. */
    private static final byte[] READ_DIFFERENTLY = concat(AUTHOR, """
            Content-Transfer-Encoding: x-odd\r
            \r
            Hi\r
            """.getBytes(StandardCharsets.US_ASCII));

    @Provide
    Arbitrary<byte[]> sources() {
        List<byte[]> samples = TestData.names("messages").stream()
                .filter(name -> name.endsWith(".eml"))
                .map(TestData::bytes)
                .toList();
        return Arbitraries.oneOf(
                MailArbitraries.sources().map(mail -> concat(AUTHOR, mail)),
                Arbitraries.of(samples).flatMap(MailArbitraries::damaged));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatIsReadDifferentlyIsReported(@ForAll("sources") byte[] source) {
        assertThat(holds(source, Audit::of))
                .as(
                        "%s%nMime4J %s%nAngus %s",
                        new String(source, StandardCharsets.ISO_8859_1),
                        PeerLeaves.mime4j(source),
                        PeerLeaves.angus(source))
                .isTrue();
    }

    @Example
    void anAuditThatReportsNothingFails() {
        assertThat(PeerLeaves.agree(READ_DIFFERENTLY)).isFalse();
        assertThat(holds(READ_DIFFERENTLY, message -> List.of())).isFalse();
        assertThat(holds(READ_DIFFERENTLY, Audit::of)).isTrue();
    }

    @Example
    void theParsersAgreeOnCleanMail() {
        byte[] clean = concat(AUTHOR, """
                Content-Type: multipart/mixed; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain\r
                Content-Transfer-Encoding: base64\r
                \r
                SGk=\r
                --b\r
                Content-Type: message/rfc822\r
                \r
                From: bob@b.example\r
                \r
                Hello\r
                --b--\r
                """.getBytes(StandardCharsets.US_ASCII));
        assertThat(PeerLeaves.agree(clean)).isTrue();
        assertThat(PeerLeaves.mime4j(clean)).contains(List.of("Hi", "Hello"));
    }

    /** Blanks before a line end are deleted first; a bare CR is no line end, so the blank before it is not at one (RFC 2045 6.7). */
    @Example
    void blanksInQuotedPrintableHaveOneReading() {
        for (String body : List.of("a= \r\nb\r\n", "a \rb\r\n")) {
            String head = "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
            byte[] source = concat(AUTHOR, (head + body).getBytes(StandardCharsets.US_ASCII));
            assertThat(PeerLeaves.mime4j(source)).isNotEqualTo(PeerLeaves.angus(source));
            assertThat(PeerLeaves.agree(source)).isTrue();
        }
    }

    @Example
    void whatOneLosesOfNothingOrLeavesOutIsNoOtherReading() {
        byte[] unpadded = concat(AUTHOR, """
                Content-Transfer-Encoding: base64\r
                \r
                Gr=""".getBytes(StandardCharsets.US_ASCII));
        assertThat(PeerLeaves.angus(unpadded)).isEmpty();
        assertThat(holds(unpadded, Audit::of)).isTrue();
        assertThat(holds(unpadded, message -> List.of())).isFalse();
        byte[] empty = concat(AUTHOR, """
                Content-Type: multipart/mixed; boundary=b\r
                \r
                --b\r
                --b--\r
                """.getBytes(StandardCharsets.US_ASCII));
        assertThat(PeerLeaves.mime4j(empty)).isNotEqualTo(PeerLeaves.angus(empty));
        assertThat(PeerLeaves.agree(empty)).isTrue();
    }

    private static boolean holds(byte[] source, Function<Message, List<Defect>> audit) {
        if (PeerLeaves.agree(source)) {
            return true;
        }
        List<Defect> defects = audit.apply(Message.parse(source));
        return defects.stream().anyMatch(DifferentialProperties::warns)
                || (PeerLeaves.angus(source).isEmpty() && lacksPadding(defects));
    }

    /** Its octets are not in doubt, but Angus Mail throws the body away (docs/deviations.md). */
    private static boolean lacksPadding(List<Defect> defects) {
        return defects.stream().anyMatch(defect -> defect.code() == Defect.Code.BASE64_PADDING_LENGTH);
    }

    private static boolean warns(Defect defect) {
        return defect.code().impact() != Defect.Impact.HARMLESS && !BESIDE_THE_POINT.contains(defect.code());
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + tail.length);
        out.writeBytes(head);
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
