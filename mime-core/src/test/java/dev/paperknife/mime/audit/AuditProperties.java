package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.testdata.DefectCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AuditProperties {
    @Property(tries = 500)
    void anAuditReturnsForAnyBytes(@ForAll("sources") byte[] source) {
        for (Defect defect : Audit.of(Message.parse(source))) {
            assertThat(defect.offset()).isNotNegative();
            assertThat(defect.length()).isNotNegative();
            assertThat(defect.detail()).matches("[ -~]*");
        }
    }

    @Property(tries = 100)
    void theSameBytesHaveTheSameFindings(@ForAll("sources") byte[] source) {
        assertThat(Audit.of(Message.parse(source.clone()))).isEqualTo(Audit.of(Message.parse(source)));
    }

    @Property(tries = 100)
    void aFileHasTheFindingsOfItsBytes(@ForAll("sources") byte[] source) throws IOException {
        Path file = Files.createTempFile("audit", ".eml");
        try {
            Files.write(file, source);
            assertThat(Audit.of(Message.open(file))).isEqualTo(Audit.of(Message.parse(source)));
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300)
    void cleanMailHasHarmlessFindingsAtMost(@ForAll("cleanMail") byte[] mail) {
        assertThat(Audit.of(Message.parse(mail)))
                .filteredOn(defect -> defect.code().impact() != Defect.Impact.HARMLESS)
                .isEmpty();
    }

    @Provide
    Arbitrary<byte[]> sources() {
        List<byte[]> cases = DefectCase.all().stream().map(DefectCase::message).toList();
        Arbitrary<byte[]> damaged = Arbitraries.of(cases).flatMap(MailArbitraries::damaged);
        return Arbitraries.oneOf(MailArbitraries.sources(), damaged);
    }

    @Provide
    Arbitrary<byte[]> cleanMail() {
        return CleanMail.mails();
    }
}
