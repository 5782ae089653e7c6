package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws that hold for whole messages, whatever the bytes are. */
class MessageProperties {
    @Provide
    Arbitrary<byte[]> sources() {
        List<byte[]> samples = TestData.names("messages").stream()
                .filter(name -> name.endsWith(".eml"))
                .map(TestData::bytes)
                .toList();
        return Arbitraries.oneOf(
                MailArbitraries.sources(), Arbitraries.of(samples).flatMap(MailArbitraries::damaged));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everythingIsAMessageAndEveryValueCanBeRead(@ForAll("sources") byte[] source) {
        Message message = Message.parse(source);
        assertThat(message.from().size() + message.to().size() + message.cc().size())
                .isNotNegative();
        assertThat(message.subject()).isNotNull();
        assertThat(message.date()).isNotNull();
        assertThat(message.messageId()).isNotNull();
        assertThat(message.preview().length()).isLessThanOrEqualTo(256);
        message.walk().forEach(MessageProperties::readAll);
        for (Defect defect : Audit.of(message)) {
            assertThat(defect.offset()).as("%s", defect).isNotNegative();
            assertThat(defect.length()).as("%s", defect).isNotNegative();
        }
    }

    private static void readAll(Entity entity) {
        assertThat(entity.filename()).isNotNull();
        assertThat(entity.safeFilename()).isNotEmpty();
        assertThat(entity.body().bytes()).hasSize((int) entity.body().size());
        if (entity.body() instanceof Content content) {
            assertThat(content.text()).isNotNull();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsWhatWasRead(@ForAll("sources") byte[] source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Message.parse(source).writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(source);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void entitiesNestAndDoNotOverlap(@ForAll("sources") byte[] source) {
        Message.parse(source).walk().forEach(MessageProperties::assertNested);
    }

    private static void assertNested(Entity entity) {
        assertThat(entity.rawBody().end()).isEqualTo(entity.raw().end());
        assertThat(entity.rawBody().offset())
                .isGreaterThanOrEqualTo(entity.raw().offset());
        if (entity.body() instanceof Multipart multipart) {
            long last = multipart.preamble().end();
            for (Entity part : multipart.parts()) {
                assertThat(part.raw().offset()).isGreaterThanOrEqualTo(last);
                last = part.raw().end();
            }
            assertThat(last).isLessThanOrEqualTo(entity.rawBody().end());
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aFileGivesTheSameTreeAsItsBytes(@ForAll("sources") byte[] source) throws IOException {
        Path file = Files.createTempFile("paperknife", ".eml");
        try {
            Files.write(file, source);
            Message opened = Message.open(file);
            Message parsed = Message.parse(source);
            assertThat(outline(opened)).isEqualTo(outline(parsed));
            assertThat(opened.defects()).isEqualTo(parsed.defects());
            assertThat(Audit.of(opened)).isEqualTo(Audit.of(parsed));
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> outline(Message message) {
        return message.walk()
                .map(entity -> entity + " " + entity.raw().offset() + " "
                        + entity.rawBody().offset() + " " + entity.raw().end() + " " + entity.filename() + " "
                        + digest(entity))
                .toList();
    }

    private static int digest(Entity entity) {
        try (InputStream in = entity.body().stream()) {
            return java.util.Arrays.hashCode(in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
