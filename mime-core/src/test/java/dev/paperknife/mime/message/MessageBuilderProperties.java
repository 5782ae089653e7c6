package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailSeen;
import dev.paperknife.mime.NewMail;
import dev.paperknife.mime.NewMails;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Defect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 6, and that what is put in is what is read; what other parsers read is tried in fuzz. */
class MessageBuilderProperties {
    /** Harmless, and what a caller asks for with another than the default {@link dev.paperknife.mime.header.ParameterStyle}. */
    private static final Set<Defect.Code> OF_PARAMETER_STYLES =
            EnumSet.of(Defect.Code.PLAIN_AND_EXTENDED_PARAMETER, Defect.Code.ENCODED_WORD_IN_PARAMETER);

    @Provide
    Arbitrary<NewMail> mails() {
        return NewMails.all();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatIsPutInIsWhatIsRead(@ForAll("mails") NewMail mail) {
        Message message = mail.built();
        assertThat(MailSeen.expected(mail).differences(MailSeen.ours(message))).isEmpty();
        assertThat(message.header().fields())
                .extracting(Field::name)
                .startsWith("From")
                .endsWith(ends(message));
        assertThat(OctetScan.of(message.bytes()).isSevenBit()).isTrue();
        assertThat(BuiltMail.faults(message))
                .filteredOn(defect -> !OF_PARAMETER_STYLES.contains(defect.code()))
                .isEmpty();
    }

    /** The fields of the one part there is, or of the multipart, come last. */
    private static String[] ends(Message message) {
        return message.body() instanceof Multipart ? new String[] {"MIME-Version", "Content-Type"} : new String[0];
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anyOrderOfCallsGivesTheSameBytes(@ForAll("mails") NewMail mail, @ForAll long order) throws IOException {
        byte[] built = mail.built().bytes();
        assertThat(mail.inOrder(order).build().bytes()).isEqualTo(built);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.inOrder(order).writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(built);
    }

    /** Law 5: a change leaves all bytes that it does not name, in messages within messages too. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatWasBuiltIsChangedInOnePlace(@ForAll("mails") NewMail mail, @ForAll double place) {
        Message message = mail.built();
        List<Entity> parts = message.walk().toList();
        Entity part = parts.get(Math.floorMod((int) (place * parts.size()), parts.size()));
        Message changed = message.edit().part(part).set("X-New", "new").whole().apply();
        String before = message.raw().latin1();
        String after = changed.raw().latin1();
        int at = after.indexOf("X-New: new\r\n");
        assertThat(after.substring(0, at) + after.substring(at + "X-New: new\r\n".length()))
                .isEqualTo(before);
        assertThat(changed.edit()
                        .part(part.section())
                        .remove("X-New")
                        .whole()
                        .apply()
                        .bytes())
                .isEqualTo(message.bytes());
        assertThat(MailSeen.expected(mail).differences(MailSeen.ours(changed))).isEmpty();
    }
}
