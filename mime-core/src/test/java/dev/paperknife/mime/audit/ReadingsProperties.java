package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.codec.digest.DigestUtils;

class ReadingsProperties {
    private static final String[] DOUBTS = {
        "Content-Type: multipart/mixed; boundary=b; boundary=c\r\n",
        "Content-Type: multipart/mixed; boundary*1=b; boundary=\"c\r\n",
        "Content-Type: \"multipart/mixed\" (; boundary='b'\r\n",
        "Content-Type: multipart/mixed; boundary=\"\"\r\n",
        "Content-Type : multipart/mixed, boundary=a b\r\n",
        "Content-Type: multi(x)part/mixed; x=\"\\\";boundary=b\r\n",
        "Content-Transfer-Encoding: base64, x-uue\r\n",
        "Content-Transfer-Encoding: x-yenc\r\n",
        "Content-Transfer-Encoding: mac-binhex40\r\n",
        "Content-Disposition: attachment; filename*2=b; filename=\"a\"b\r\n",
        "\r--b\r",
        "\r\n --b\r\n",
        "\r\n--b x\r\n",
        "\r\n--bb--\r\n",
        "\r\nbegin 644 a.bin\r\n#:&DA\r\n`\r\nend\r\n",
        "\r\n=ybegin line=1 size=1 name=a\r\nx=\r\n",
        "\r\nbegin-base64 644 a\r\n",
        "\r\n:$f*TEQKPH#jdFf\r\n:",
        "aGk=aG8=-_\r\n",
        "=4=\r\n1"
    };

    @Provide
    Arbitrary<byte[]> sources() {
        Arbitrary<byte[]> doubtful = Arbitraries.oneOf(
                        Arbitraries.of(DOUBTS),
                        MailArbitraries.noise().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)),
                        Arbitraries.of(
                                "\r\n", "--b\r\n", "--b--\r\n", "\r\n\r\n", "hi\r\n", "Content-Type: text/html\r\n"))
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
        return Arbitraries.oneOf(MailArbitraries.sources(), doubtful);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void areNeverThePrimaryOneAndNeverTwiceTheSame(@ForAll("sources") byte[] source) {
        Message message = Message.parse(source);
        List<Reading> readings = Readings.of(message);
        assertThat(readings).hasSizeLessThanOrEqualTo(32);
        for (String section : readings.stream().map(Reading::section).collect(Collectors.toSet())) {
            List<List<String>> known = new ArrayList<>();
            known.add(primary(entity(message, section).orElseThrow()));
            readings.stream()
                    .filter(reading -> reading.section().equals(section))
                    .forEach(reading -> known.add(leaves(reading)));
            assertThat(known).hasSizeLessThanOrEqualTo(9);
            assertThat(new HashSet<>(known)).hasSameSizeAs(known);
        }
    }

    /** Whoever looks at the findings alone is warned where there is more than one reading; no other readings are looked for then. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void haveAFindingThatIsNotHarmless(@ForAll("sources") byte[] source) {
        String text = "From: a@a.example\r\nDate: 1 Jan 2026 00:00:00 +0000\r\n"
                + new String(source, StandardCharsets.ISO_8859_1);
        Message message = Message.parse(text.getBytes(StandardCharsets.ISO_8859_1));
        List<Defect> defects = Audit.of(message);
        assertThat(Readings.all(message, defects, defect -> {}).isEmpty()
                        || defects.stream()
                                .anyMatch(defect -> defect.code().impact() != Defect.Impact.HARMLESS
                                        || defect.code() == Defect.Code.LEADING_EMPTY_LINES))
                .as("%s", defects)
                .isTrue();
    }

    private static Optional<Entity> entity(Message message, String section) {
        return message.entity(section);
    }

    private static List<String> primary(Entity entity) {
        return entity.walk()
                .filter(part -> part.body() instanceof Content)
                .map(part -> part.contentType().mediaType()
                        + part.filename()
                        + DigestUtils.sha256Hex(part.body().bytes()))
                .toList();
    }

    private static List<String> leaves(Reading reading) {
        return reading.leaves().stream()
                .map(leaf -> leaf.contentType().mediaType() + leaf.name() + leaf.sha256())
                .toList();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void leavesGiveTheSameBytesEachTime(@ForAll("sources") byte[] source) throws IOException {
        for (Reading reading : Readings.of(Message.parse(source))) {
            for (Leaf leaf : reading.leaves()) {
                try (InputStream in = leaf.stream()) {
                    byte[] octets = in.readAllBytes();
                    assertThat(leaf.size()).isEqualTo(octets.length);
                    assertThat(leaf.sha256()).isEqualTo(DigestUtils.sha256Hex(octets));
                }
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void areTheSameEachTime(@ForAll("sources") byte[] source) {
        List<Reading> once = Readings.of(Message.parse(source));
        List<Reading> twice = Readings.of(Message.parse(source.clone()));
        assertThat(twice.stream().map(ReadingsProperties::leaves).toList())
                .isEqualTo(once.stream().map(ReadingsProperties::leaves).toList());
        assertThat(twice.stream().map(Reading::reason).toList())
                .isEqualTo(once.stream().map(Reading::reason).toList());
    }
}
