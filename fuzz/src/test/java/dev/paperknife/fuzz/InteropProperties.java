package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailSeen;
import dev.paperknife.mime.NewMail;
import dev.paperknife.mime.NewMails;
import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ParameterStyle;
import dev.paperknife.mime.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is put into a builder is what Mime4J and Angus Mail read. Where one of them is wrong, {@link PeerMail} says so. */
class InteropProperties {
    /**
     * A plain file name with two apostrophes, which is no extended value for lack of an asterisk (RFC 2231 4); Mime4J drops what
     * stands before the second.
     */
    private static final String TWO_APOSTROPHES = "file name: Optional\\[[ -~]*'[ -~]*'[ -~]*] / .*";

    private static final List<Address> FRIENDS = List.of(
            Mailbox.of("Zoë, \"Z\" 😀", "zoe@b.example"), Group.of("朋友", List.of(Mailbox.of("李四", "li@c.example"))));

    private static final NewMail MAIL = new NewMail(
            new NewMail.Fields(
                    new NewMail.Addresses(
                            List.of(Mailbox.of("发件人", "ann@a.example")),
                            Optional.of(Mailbox.of("s@a.example")),
                            FRIENDS,
                            FRIENDS,
                            FRIENDS,
                            FRIENDS),
                    "测试 Grüße",
                    OffsetDateTime.parse("2024-10-01T10:00:00+08:00"),
                    new NewMail.Ids("1@a.example", List.of("0@a.example"), List.of("0@a.example")),
                    List.of("a", "ü")),
            new NewMail.Texts(Optional.of("Hi"), Optional.of("<p>Hi"), Optional.of("BEGIN")),
            new NewMail.Parts(
                    List.of(new NewMail.File("logo.png", "image/png", "\u0089PNG")),
                    List.of(new NewMail.File("报告 2024.pdf", "application/pdf", "%PDF")),
                    Optional.empty()),
            new NewMail.Style(StandardCharsets.UTF_8, ParameterStyle.STANDARD));

    @Provide
    Arbitrary<NewMail> mails() {
        return NewMails.all();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsPutInIsWhatOthersRead(@ForAll("mails") NewMail mail) throws Exception {
        byte[] message = mail.built().bytes();
        MailSeen expected = MailSeen.expected(mail);
        assertThat(expected.differences(PeerMail.mime4j(message)))
                .as("Mime4J")
                .filteredOn(line -> !line.matches(TWO_APOSTROPHES))
                .isEmpty();
        assertThat(expected.differences(PeerMail.angus(message))).as("Angus").isEmpty();
    }

    /** Each of these is something else than was put in, and each of the readers is to see that. */
    @Example
    void whatIsNotPutInIsSeen() throws Exception {
        Message built = MAIL.built();
        Map<String, Message> wrong = new LinkedHashMap<>();
        for (String name : MailSeen.ADDRESS_FIELDS) {
            wrong.put(name, built.edit().set(name, "Ann <x@a.example>").apply());
        }
        wrong.put("Subject", built.edit().set("Subject", "测试 Grusse").apply());
        wrong.put(
                "Date",
                built.edit().set("Date", "Tue, 1 Oct 2024 10:00:00 +0700").apply());
        for (String name : List.of("Message-ID", "In-Reply-To", "References")) {
            wrong.put(name, built.edit().set(name, "<2@a.example>").apply());
        }
        wrong.put("X-Custom", built.edit().add("X-Custom", "b").apply());
        wrong.put("leaves", built.edit().part("2").removePart().whole().apply());
        wrong.put("content", built.edit().part("1.1").text("Ho").whole().apply());
        wrong.put("method", edited(built, "1.3", "Content-Type", "text/calendar; method=REPLY"));
        wrong.put("Content-ID", edited(built, "1.2.2", "Content-ID", "<j@a.example>"));
        wrong.put("disposition", edited(built, "1.2.2", "Content-Disposition", "attachment; filename=logo.png"));
        wrong.put("file name", built.edit().part("2").filename("报告.pdf").whole().apply());
        wrong.put("type", edited(built, "2", "Content-Type", "application/x-pdf"));
        MailSeen expected = MailSeen.expected(MAIL);
        assertThat(expected.differences(PeerMail.mime4j(built.bytes()))).isEmpty();
        assertThat(expected.differences(PeerMail.angus(built.bytes()))).isEmpty();
        for (Map.Entry<String, Message> message : wrong.entrySet()) {
            String fault = message.getKey() + ": ";
            byte[] bytes = message.getValue().bytes();
            assertThat(expected.differences(PeerMail.mime4j(bytes))).anyMatch(line -> line.startsWith(fault));
            assertThat(expected.differences(PeerMail.angus(bytes))).anyMatch(line -> line.startsWith(fault));
            assertThat(expected.differences(MailSeen.ours(message.getValue())))
                    .anyMatch(line -> line.startsWith(fault));
        }
    }

    private static Message edited(Message message, String section, String name, String value) {
        return message.edit().part(section).set(name, value).whole().apply();
    }
}
