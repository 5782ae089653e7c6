package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Law 6, and what two other parsers make of what is built. */
class MessageBuilderProperties {
    /** What goes in. */
    record Spec(
            String subject,
            String name,
            String text,
            Optional<String> html,
            List<File> inlines,
            List<File> files,
            Charset charset) {}

    record File(String name, String content) {
        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @Provide
    static Arbitrary<Spec> specs() {
        Arbitrary<String> line = MessageEditProperties.texts();
        Arbitrary<String> texts = Arbitraries.oneOf(
                        line,
                        Arbitraries.of("--", "--b", ".", "From a", "\r", "\0", "\r\n", "\n", "a".repeat(1200), "-- "))
                .list()
                .ofMaxSize(6)
                .map(lines -> String.join("\n", lines));
        Arbitrary<String> names = line.map(String::strip).filter(name -> !name.isEmpty() && name.length() < 300);
        Arbitrary<String> octets =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(200);
        Arbitrary<File> files = Combinators.combine(names, octets).as(File::new);
        Arbitrary<Charset> charsets =
                Arbitraries.of("utf-8", "gb18030", "iso-8859-1", "shift_jis").map(Charset::forName);
        return Combinators.combine(
                        line,
                        names,
                        texts,
                        texts.optional(),
                        files.list().ofMaxSize(2),
                        files.list().ofMaxSize(3),
                        charsets)
                .as(Spec::new);
    }

    private static Message built(Spec spec) {
        MessageBuilder builder = Message.builder()
                .from(Mailbox.of(spec.name(), "ann@a.example"))
                .to("bob@b.example")
                .subject(spec.subject())
                .charset(spec.charset())
                .text(spec.text());
        spec.html().ifPresent(html -> builder.html(html.replace(":", "")));
        for (int i = 0; i < spec.inlines().size(); i++) {
            builder.inline(
                    "i" + i + "@a.example",
                    spec.inlines().get(i).name(),
                    spec.inlines().get(i).bytes());
        }
        spec.files().forEach(file -> builder.attach(file.name(), file.bytes()));
        return builder.build();
    }

    private static String crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    @Property(tries = 500)
    void whatIsPutInIsWhatIsRead(@ForAll("specs") Spec spec) {
        Message message = built(spec);
        assertThat(message.header().first("Subject", HeaderForms.unstructured()))
                .contains(spec.subject());
        assertThat(message.from()).containsExactly(Mailbox.of(spec.name(), "ann@a.example"));
        assertThat(message.header().fields())
                .extracting(Field::name)
                .startsWith("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type")
                .hasSizeLessThan(10);
        assertThat(leaf(message, 0).text()).isEqualTo(crlf(spec.text()));
        spec.html().ifPresent(html -> assertThat(leaf(message, 1).text()).isEqualTo(crlf(html.replace(":", ""))));
        assertThat(leaves(message))
                .hasSize(1
                        + spec.html().map(h -> 1).orElse(0)
                        + spec.inlines().size()
                        + spec.files().size());
        for (int i = 0; i < spec.files().size(); i++) {
            Entity part =
                    leaves(message).get(leaves(message).size() - spec.files().size() + i);
            assertThat(part.filename()).contains(spec.files().get(i).name());
            assertThat(part.body().bytes()).isEqualTo(spec.files().get(i).bytes());
        }
        assertThat(OctetScan.of(message.bytes()).isSevenBit()).isTrue();
        assertThat(BuiltMail.faults(message)).isEmpty();
    }

    private static List<Entity> leaves(Message message) {
        return message.walk().filter(entity -> entity.body() instanceof Content).toList();
    }

    private static Content leaf(Message message, int index) {
        return (Content) leaves(message).get(index).body();
    }

    @Property(tries = 200)
    void mime4jReadsTheSame(@ForAll("specs") Spec spec) throws IOException {
        Message message = built(spec);
        DefaultMessageBuilder parser = new DefaultMessageBuilder();
        parser.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        org.apache.james.mime4j.dom.Message other = parser.parseMessage(new ByteArrayInputStream(message.bytes()));
        List<byte[]> bodies = new ArrayList<>();
        collect(other, bodies);
        assertThat(bodies).containsExactlyElementsOf(ours(message));
        assertThat(other.getFrom().get(0).getAddress()).isEqualTo("ann@a.example");
    }

    private static List<byte[]> ours(Message message) {
        return leaves(message).stream().map(entity -> entity.body().bytes()).toList();
    }

    private static void collect(org.apache.james.mime4j.dom.Entity entity, List<byte[]> bodies) throws IOException {
        if (entity.getBody() instanceof org.apache.james.mime4j.dom.Multipart multipart) {
            for (org.apache.james.mime4j.dom.Entity part : multipart.getBodyParts()) {
                collect(part, bodies);
            }
        } else {
            SingleBody body = (SingleBody) entity.getBody();
            assertThat(body instanceof BinaryBody || body instanceof org.apache.james.mime4j.dom.TextBody)
                    .isTrue();
            try (InputStream in = body.getInputStream()) {
                bodies.add(in.readAllBytes());
            }
        }
    }

    @Property(tries = 200)
    void angusReadsTheSame(@ForAll("specs") Spec spec) throws Exception {
        Message message = built(spec);
        MimeMessage other = new MimeMessage(null, new ByteArrayInputStream(message.bytes()));
        List<byte[]> bodies = new ArrayList<>();
        List<String> names = new ArrayList<>();
        collect(other, bodies, names);
        assertThat(bodies).containsExactlyElementsOf(ours(message));
        assertThat(((InternetAddress) other.getFrom()[0]).getAddress()).isEqualTo("ann@a.example");
    }

    private static void collect(Part part, List<byte[]> bodies, List<String> names)
            throws MessagingException, IOException {
        if (part.getContentType().startsWith("multipart/")) {
            Multipart multipart = (Multipart) part.getContent();
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart inner = multipart.getBodyPart(i);
                collect(inner, bodies, names);
            }
        } else {
            try (InputStream in = part.getInputStream()) {
                bodies.add(in.readAllBytes());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
