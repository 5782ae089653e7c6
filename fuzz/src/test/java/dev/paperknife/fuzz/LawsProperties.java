package dev.paperknife.fuzz;

import dev.paperknife.cli.Eml;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageEdit;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws hold. Each is broken on purpose in {@link LawFaultsProperties}. */
class LawsProperties extends LawCases {
    @Provide
    Arbitrary<byte[]> trapsAndSources() {
        return Arbitraries.oneOf(traps(), sources());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void total(@ForAll("sources") byte[] source) {
        Laws.total(source, Readers.OF_MESSAGES);
        Laws.total(source, Readers.OF_OTHERS);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void tiling(@ForAll("sources") byte[] source) {
        Laws.tiling(source, Events::ranges);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void cutIndependence(@ForAll("sources") byte[] source, @ForAll @IntRange(min = 1, max = 9) int most) {
        Laws.cutIndependence(source, Events::of, bytes -> Events.ofStream(bytes, most));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void identity(@ForAll("sources") byte[] source) {
        Laws.identity(source, LawsProperties::copy);
    }

    static byte[] copy(byte[] source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Message.parse(source).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void locality(@ForAll("sources") byte[] source, @ForAll("lines") String text) {
        Laws.locality(source, "Subject", edited(edit -> edit.set("Subject", text)));
        Laws.locality(source, "X-Long", edited(edit -> edit.remove("X-Long")));
        Laws.locality(source, "From", edited(edit -> edit.rename("From", "X-From")));
        Laws.locality(source, "X-New", edited(edit -> edit.add("X-New", text)));
    }

    static UnaryOperator<byte[]> edited(UnaryOperator<MessageEdit> change) {
        return source -> change.apply(Message.parse(source).edit()).apply().bytes();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void builder(@ForAll("drafts") Draft draft) {
        Laws.builder(draft, Draft::build);
    }

    @Property
    void codecOfContent(@ForAll byte[] data) {
        for (TransferEncoding encoding : List.of(TransferEncoding.BASE64, TransferEncoding.QUOTED_PRINTABLE)) {
            Laws.codec(data, octets -> encoded(encoding, octets), octets -> decoded(encoding, octets));
        }
    }

    static byte[] encoded(TransferEncoding encoding, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            encoding.encode(new ByteArrayInputStream(data), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] decoded(TransferEncoding encoding, byte[] body) {
        return encoding.decode(Slice.of(body), DefectSink.NONE);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void codecOfValues(@ForAll("lines") String text) {
        Laws.value(text.getBytes(StandardCharsets.UTF_8), LawsProperties::mailbox, Mailbox::format);
        Laws.value(
                text.getBytes(StandardCharsets.UTF_8),
                bytes -> Optional.of(EncodedWords.decode(Slice.of(bytes), ReadContext.DEFAULT)),
                EncodedWords::encode);
    }

    static Optional<Mailbox> mailbox(byte[] bytes) {
        List<Address> addresses = HeaderForms.addressList().read(Slice.of(bytes), ReadContext.DEFAULT);
        return addresses.stream()
                .filter(Mailbox.class::isInstance)
                .map(Mailbox.class::cast)
                .findFirst();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void lineEnds(@ForAll("generated") byte[] source) {
        Laws.lineEnds(source, Message::parse);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noInjection(@ForAll("hostileLines") String text) {
        Laws.noInjection(text, List.of("x-a", "subject"), LawsProperties::withSubject);
        Laws.noInjection(text, List.of("x-a", "comments"), name -> added("Comments", name));
    }

    static Optional<byte[]> withSubject(String text) {
        return added("Subject", text);
    }

    private static Optional<byte[]> added(String name, String text) {
        try {
            return Optional.of(edited(edit -> edit.set(name, text)).apply(Laws.latin1("X-A: 1\r\n\r\n")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void containment(@ForAll("trapsAndSources") byte[] source) throws IOException {
        Laws.containment(source, Eml::extract);
    }
}
