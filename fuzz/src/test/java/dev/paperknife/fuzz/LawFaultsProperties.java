package dev.paperknife.fuzz;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.stream.MimeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** A law that cannot fail is found out: each is handed what a careless program would do, and has to object. */
@AddLifecycleHook(value = MustFail.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
@PropertyDefaults(tries = 2000, edgeCases = EdgeCasesMode.NONE)
class LawFaultsProperties extends LawCases {
    /** The JDK's decoder refuses what is no base64. */
    @Property
    void aDecoderThatThrowsIsNotTotal(@ForAll("generated") byte[] source) {
        Laws.total(source, List.of(bytes -> Base64.getMimeDecoder().decode(bytes)));
    }

    @Property
    void anEventLessIsNoTiling(@ForAll("generated") byte[] source) {
        Laws.tiling(
                source,
                bytes -> Events.ranges(bytes).stream()
                        .filter(range -> range.event() != MimeReader.Event.PREAMBLE)
                        .toList());
    }

    @Property
    void aByteLessIsNoTiling(@ForAll("generated") byte[] source) {
        Laws.tiling(
                source,
                bytes -> Events.ranges(bytes).stream()
                        .map(range -> new Events.Range(range.event(), range.offset(), Math.min(range.length(), 60)))
                        .toList());
    }

    /** A delimiter that begins a piece is not seen. */
    @Property
    void aReaderThatKnowsOnlyItsPieceDependsOnTheCut(@ForAll("generated") byte[] source) {
        Laws.cutIndependence(source, Events::of, bytes -> Events.of(withoutHyphenAt(bytes, 64)));
    }

    private static byte[] withoutHyphenAt(byte[] source, int at) {
        byte[] seen = source.clone();
        if (seen.length > at && seen[at] == '-') {
            seen[at] = ' ';
        }
        return seen;
    }

    @Property
    void aCopyWithLineEndsMendedIsNotTheSame(@ForAll("generated") byte[] source) {
        Laws.identity(
                source,
                bytes -> Laws.latin1(Laws.latin1(bytes).replace("\r\n", "\n").replace("\n", "\r\n")));
    }

    /** What a library does that parses and writes all fields again. */
    @Property
    void anEditThatFoldsOtherFieldsIsNotLocal(@ForAll("generated") byte[] source, @ForAll("lines") String text) {
        Laws.locality(
                source,
                "Subject",
                bytes -> Laws.latin1(Laws.latin1(LawsProperties.edited(edit -> edit.set("Subject", text))
                                .apply(bytes))
                        .replace("\r\n\t", "\r\n ")));
    }

    @Property
    void aBuilderThatLosesAFileIsFoundOut(@ForAll("drafts") Draft draft) {
        Laws.builder(
                draft,
                all -> new Draft(
                                all.author(),
                                all.subject(),
                                all.text(),
                                all.files().stream().limit(2).toList())
                        .build());
    }

    @Property
    void aBuilderThatWritesRawTextIsFoundOut(@ForAll("drafts") Draft draft) {
        Laws.builder(
                draft,
                all -> (all.author().format() + "\r\nSubject: " + all.subject() + "\r\n\r\n" + all.text())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** An encoder of quoted-printable that forgets its own sign. */
    @Property
    void anEncoderThatLeavesTheEqualsSignIsFoundOut(@ForAll("generated") byte[] data) {
        Laws.codec(data, octets -> octets, octets -> LawsProperties.decoded(TransferEncoding.QUOTED_PRINTABLE, octets));
    }

    @Property
    void aNameThatIsNotQuotedIsFoundOut(@ForAll("lines") String text) {
        Laws.value(
                Mailbox.of(text, "a@a.example").format().getBytes(StandardCharsets.UTF_8),
                LawsProperties::mailbox,
                mailbox -> mailbox.name().orElse("") + " <" + mailbox.address() + ">");
    }

    @Property
    void aParserThatNeedsCrlfIsFoundOut(@ForAll("generated") byte[] source) {
        Laws.lineEnds(
                source,
                bytes -> Message.parse(
                        Laws.latin1(bytes).contains("\r\n") ? bytes : Laws.latin1("\n" + Laws.latin1(bytes))));
    }

    /** A field is written as it comes, each char as a byte: U+010A is a line feed then. */
    @Property
    void aCharThatIsNarrowedToAByteIsFoundOut(@ForAll("hostileLines") String text) {
        String checked = text.replace("\r", "").replace("\n", "").replace("\0", "");
        Laws.noInjection(
                checked,
                List.of("x-a", "subject"),
                value -> Optional.of(narrowed("X-A: 1\r\nSubject: " + value + "\r\n\r\n")));
    }

    private static byte[] narrowed(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    @Property
    void aLineEndThatIsNotRefusedIsFoundOut(@ForAll("hostileLines") String text) {
        Laws.noInjection(
                text,
                List.of("x-a", "subject"),
                value -> Optional.of(("X-A: 1\r\nSubject: " + value + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** The name counts as it stands. */
    @Property(tries = 100)
    void anExtractionThatTrustsNamesIsNotContained(@ForAll("traps") byte[] source) throws IOException {
        Laws.containment(source, (bytes, folder) -> {
            for (Entity part : Message.parse(bytes).attachments()) {
                Path file = Path.of(folder + "/" + part.filename().orElse("x"));
                if (Files.exists(file.getParent()) && !Files.isDirectory(file)) {
                    Files.write(file, part.body().bytes());
                }
            }
        });
    }

    /** The name is made safe, but what stands there is followed or replaced. */
    @Property(tries = 100)
    void anExtractionThatWritesOverFilesIsNotContained(@ForAll("traps") byte[] source) throws IOException {
        Laws.containment(source, (bytes, folder) -> {
            for (Entity part : Message.parse(bytes).attachments()) {
                Path file = folder.resolve(part.safeFilename());
                if (!Files.isDirectory(file)) {
                    Files.write(file, part.body().bytes());
                }
            }
        });
    }
}
