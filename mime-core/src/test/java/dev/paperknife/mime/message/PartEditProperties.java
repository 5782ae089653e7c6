package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.NewMail;
import dev.paperknife.mime.NewMails;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 5 for parts. */
class PartEditProperties {
    @Provide
    Arbitrary<byte[]> sources() {
        Arbitrary<byte[]> seeds = Arbitraries.of(
                        "foxmail-multipart", "foxmail-multipart-truncated", "qq-plain-base64-utf8")
                .map(name -> TestData.bytes("messages/" + name + ".eml"));
        return Arbitraries.oneOf(
                MailArbitraries.mail(), MailArbitraries.sources(), seeds, seeds.flatMap(MailArbitraries::damaged));
    }

    @Provide
    Arbitrary<byte[]> contents() {
        return Arbitraries.of(
                        "",
                        "x",
                        "--b",
                        "--b--\r\n",
                        "a\r\n--c\r\nb",
                        "\0",
                        "\u00ff",
                        "--",
                        "a\nb",
                        "a: b",
                        "\r\na: b\r\n\r\nc",
                        "long".repeat(300),
                        "--b c")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isOfSource(Message message, Entity entity) {
        return message.raw().slice(entity.raw().offset(), entity.raw().offset()).isEmpty()
                && parents(message, entity).stream()
                        .allMatch(parent -> parent.body() instanceof Multipart
                                || parent.transferEncoding().isIdentity());
    }

    private static List<? extends Entity> parents(Message message, Entity entity) {
        return message.walk()
                .filter(parent -> parent != entity && parent.walk().anyMatch(inner -> inner == entity))
                .toList();
    }

    private static List<Entity> leaves(Message message) {
        return message.walk()
                .filter(entity -> entity.body() instanceof Content
                        && !entity.contentType().isMessage()
                        && !isJunk(entity))
                .toList();
    }

    /** Lines before the body that are no fields, and no field: what follows them decides what they are. */
    private static boolean isJunk(Entity entity) {
        boolean hasFields = entity.header().fields().stream()
                .anyMatch(field -> field.raw().latin1().contains(":"));
        String section = entity.raw()
                .slice(0, entity.raw().length() - entity.rawBody().length())
                .latin1();
        return !hasFields && !section.strip().isEmpty();
    }

    @Property(tries = 400)
    void newContentIsReadAndAllElseStays(
            @ForAll("sources") byte[] source, @ForAll("contents") byte[] content, @ForAll double place) {
        Message message = Message.parse(source);
        List<Entity> leaves = leaves(message);
        if (leaves.isEmpty()) {
            return;
        }
        int index = Math.floorMod((int) (place * leaves.size()), leaves.size());
        Entity leaf = leaves.get(index);
        Message changed = message.edit().part(leaf).content(content).whole().apply();
        if (isOfSource(message, leaf)) {
            String before = message.raw().slice(0, leaf.raw().offset()).latin1();
            String after = message.raw()
                    .slice(leaf.raw().end(), message.raw().length())
                    .latin1();
            assertThat(changed.raw().latin1()).startsWith(before).endsWith(after);
        }
        assertThat(leaves(changed)).as(changed.raw() + " from " + message.raw()).hasSameSizeAs(leaves);
        Entity other = leaves(changed).get(index);
        assertThat(other.section()).isEqualTo(leaf.section());
        assertThat(other.body().bytes()).isEqualTo(content);
    }

    @Property(tries = 400)
    void aFieldIsAddedToAnyPart(@ForAll("sources") byte[] source, @ForAll double place) {
        Message message = Message.parse(source);
        List<Entity> all = message.walk().toList();
        Entity part = all.get(Math.floorMod((int) (place * all.size()), all.size()));
        Message changed = message.edit().part(part).set("X-New", "new").whole().apply();
        if (isOfSource(message, part)) {
            String before = message.raw().slice(0, part.raw().offset()).latin1();
            String after = message.raw()
                    .slice(part.rawBody().end(), message.raw().length())
                    .latin1();
            assertThat(changed.raw().latin1()).startsWith(before).endsWith(after);
        }
        List<Entity> allChanged = changed.walk().toList();
        if (!isJunk(part)) {
            assertThat(allChanged).hasSameSizeAs(all);
            Entity other = allChanged.get(all.indexOf(part));
            assertThat(other.header().first("X-New", HeaderForms.unstructured()))
                    .contains("new");
            assertThat(other.rawBody().bytes()).isEqualTo(part.rawBody().bytes());
        }
    }

    /** Both steps of an edit within an encoded message: its own bytes, and those around it. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aPartOfAnEncodedMessageIsChangedInOnePlace(@ForAll("built") NewMail mail, @ForAll double place) {
        byte[] inner = mail.built().bytes();
        String before = """
                From: a@a.example\r
                Content-Type: multipart/mixed; boundary=outer\r
                \r
                --outer\r
                Content-Type: message/rfc822\r
                Content-Transfer-Encoding: base64\r
                \r
                """;
        String after = "\r\n--outer--\r\n";
        String outer = before + Base64.getMimeEncoder().encodeToString(inner) + after;
        Message message = Message.parse(outer.getBytes(StandardCharsets.ISO_8859_1));
        List<Entity> parts = message.entity("1").orElseThrow().walk().skip(1).toList();
        if (parts.isEmpty()) {
            return;
        }
        Entity part = parts.get(Math.floorMod((int) (place * parts.size()), parts.size()));
        Message changed = message.edit().part(part).set("X-New", "new").whole().apply();
        assertThat(changed.raw().latin1()).startsWith(before).endsWith(after);
        Message innerChanged = (Message) changed.entity("1").orElseThrow().body();
        assertThat(innerChanged.raw().latin1().replaceFirst("X-New: new\r\n", ""))
                .isEqualTo(new String(inner, StandardCharsets.ISO_8859_1));
        assertThat(innerChanged.raw().latin1()).contains("X-New: new\r\n");
    }

    @Provide
    Arbitrary<NewMail> built() {
        return NewMails.all();
    }

    private static boolean isSubsequence(List<String> few, List<String> many) {
        int found = 0;
        for (String one : many) {
            found += found < few.size() && few.get(found).equals(one) ? 1 : 0;
        }
        return found == few.size();
    }

    private static List<String> bodies(Message message) {
        return leaves(message).stream().map(leaf -> leaf.rawBody().latin1()).toList();
    }

    @Property(tries = 300)
    void anAttachmentIsAddedToAnything(@ForAll("sources") byte[] source) {
        Message message = Message.parse(source);
        Message changed =
                message.edit().attach(NewPart.of("new.bin", new byte[] {0, 1})).apply();
        List<Entity> leaves = leaves(changed);
        assertThat(leaves)
                .anyMatch(leaf -> leaf.filename().filter("new.bin"::equals).isPresent());
        // a delimiter or a field name that the source ends in reads otherwise with something behind it
        List<String> all = bodies(message);
        List<String> bodies = all.subList(0, Math.max(all.size() - 1, 0));
        assertThat(bodies.isEmpty() || isSubsequence(bodies, bodies(changed))).isTrue();
        long place = message.rawBody().end();
        if (message.contentType().is("multipart", "mixed")
                && message.body() instanceof Multipart multipart
                && !multipart.parts().isEmpty()) {
            place = multipart.parts().get(multipart.parts().size() - 1).raw().end();
        }
        assertThat(changed.raw().latin1())
                .contains(message.raw().slice(message.rawBody().offset(), place).latin1())
                .contains(message.raw().slice(place, message.rawBody().end()).latin1());
    }

    @Property(tries = 300)
    void partsAreRemovedFromAnything(@ForAll("sources") byte[] source, @ForAll double place) {
        Message message = Message.parse(source);
        List<Entity> parts = message.walk().filter(BodyPart.class::isInstance).toList();
        if (parts.isEmpty()) {
            return;
        }
        Entity part = parts.get(Math.floorMod((int) (place * parts.size()), parts.size()));
        Message changed = message.edit().part(part).removePart().whole().apply();
        // body parts, not entities: of a digest whose parts all go, an empty one stays, and is a message by default
        assertThat(changed.walk().filter(BodyPart.class::isInstance).count()).isLessThanOrEqualTo(parts.size());
    }
}
