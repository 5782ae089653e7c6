package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditCommandTest {
    private static final byte[] MAIL = TestData.bytes("messages/foxmail-multipart.eml");

    @TempDir
    private Path folder;

    private Path mail;

    @BeforeEach
    void writeMail() throws IOException {
        mail = Files.write(folder.resolve("mail.eml"), MAIL);
    }

    private Run edit(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("edit", mail));
        all.addAll(List.of(arguments));
        return Run.eml(all.toArray());
    }

    private Message edited(Object... arguments) {
        Run run = edit(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Message.parse(run.bytes());
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void oneFieldChangesAndNothingElse() {
        String before = latin1(MAIL);
        int from = before.indexOf("Subject:");
        int to = before.indexOf("\r\n", from);
        String expected = before.substring(0, from) + "Subject: hi" + before.substring(to);
        assertThat(latin1(edit("set", "Subject", "hi").bytes())).isEqualTo(expected);
    }

    @Test
    void manyChangesAreMadeAtOnce() {
        Message message = edited(
                "set",
                "Subject",
                "[list] 你好",
                "remove",
                "X-Mailer",
                "add",
                "X-A",
                "1",
                "add",
                "X-A",
                "2",
                "add-first",
                "X-First",
                "0",
                "rename",
                "Date",
                "X-Date");
        assertThat(message.subject()).contains("[list] 你好");
        assertThat(message.header().first("X-Mailer")).isEmpty();
        assertThat(message.header().all("X-A")).hasSize(2);
        assertThat(message.header().fields().get(0).name()).isEqualTo("X-First");
        assertThat(message.date()).isEmpty();
        assertThat(message.rawBody().bytes())
                .isEqualTo(Message.parse(MAIL).rawBody().bytes());
    }

    @Test
    void partsAreChanged() throws IOException {
        Path text = Files.writeString(folder.resolve("new.txt"), "新的\n");
        Message message = edited(
                "in",
                "1.1",
                "text-file",
                text,
                "in",
                "2",
                "name",
                "新名字.txt",
                "set",
                "Content-Description",
                "说明",
                "encoding",
                "quoted-printable",
                "in",
                "3",
                "drop");
        assertThat(message.walk().map(Entity::section)).containsExactly("0", "1", "1.1", "1.2", "2");
        assertThat(message.text()).contains("新的\r\n");
        Entity named = message.entity("2").orElseThrow();
        assertThat(named.filename()).contains("新名字.txt");
        assertThat(named.transferEncoding().token()).isEqualTo("quoted-printable");
        assertThat(named.body().bytes())
                .isEqualTo(Message.parse(MAIL).entity("2").orElseThrow().body().bytes());
    }

    @Test
    void filesAreAttachedAndReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("报告.pdf"), "%PDF-1.4");
        Message message = edited("attach", file, "in", "3", "replace", file, "in", "2", "content", file);
        assertThat(message.walk().map(Entity::section)).endsWith("2", "3", "4");
        for (String section : List.of("2", "3", "4")) {
            assertThat(message.entity(section).orElseThrow().body().bytes())
                    .asString()
                    .isEqualTo("%PDF-1.4");
        }
        assertThat(message.entity("4").orElseThrow().filename()).contains("报告.pdf");
    }

    @Test
    void typeCharsetAndLineEndsChange() {
        Message message = edited("in", "1.1", "charset", "utf-8", "in", "2", "type", "text/x-log", "line-ends", "lf");
        assertThat(message.entity("1.1").orElseThrow().contentType().charset()).contains("utf-8");
        assertThat(message.text()).isEqualTo(Message.parse(MAIL).text());
        assertThat(message.entity("2").orElseThrow().contentType().mediaType()).isEqualTo("text/x-log");
        assertThat(latin1(message.bytes())).doesNotContain("\r");
    }

    @Test
    void valuesMayBeginWithADash() {
        assertThat(edited("--", "set", "Subject", "-5").subject()).contains("-5");
    }

    @Test
    void brokenSignaturesAreTold() throws IOException {
        byte[] signed = """
                DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from:subject; bh=x; b=y\r
                From: a@a.example\r
                Subject: x\r
                \r
                hi\r
                """.getBytes(StandardCharsets.US_ASCII);
        Files.write(mail, signed);
        assertThat(edit("set", "X-Note", "x").err()).isEmpty();
        Run run = edit("set", "Subject", "y");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("eml: " + mail + ": part 1: its DKIM signature is good no more: it covers subject\n");
        Run kept = edit("--keep-signatures", "--in-place", "set", "Subject", "y");
        assertThat(kept.exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(kept.err()).hasLineCount(2).endsWith("not written, since --keep-signatures is given\n");
        assertThat(mail).hasBinaryContent(signed);
    }

    @Test
    void theMessageItselfIsWrittenOnRequest() throws IOException {
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-r-----");
        Files.setPosixFilePermissions(mail, permissions);
        Path link = Files.createSymbolicLink(folder.resolve("link.eml"), mail);
        Run run = Run.eml("edit", "--in-place", link, "set", "Subject", "hi");
        assertThat(run.exitCode()).isZero();
        assertThat(run.bytes()).isEmpty();
        assertThat(Message.open(mail).subject()).contains("hi");
        assertThat(link).isSymbolicLink();
        assertThat(Files.getPosixFilePermissions(mail)).isEqualTo(permissions);
    }

    @Test
    void theInputMayBeTheFileThatIsWrittenOver() throws IOException {
        byte[] large = new byte[5 << 20];
        Arrays.fill(large, (byte) 'x');
        Files.write(mail, "From: a@a.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Files.write(mail, large, StandardOpenOption.APPEND);
        assertThat(edit("set", "Subject", "hi", "--force", "-o", mail).exitCode())
                .isZero();
        assertThat(mail).hasSize("From: a@a.example\r\nSubject: hi\r\n\r\n".length() + large.length);
    }

    @Test
    void aLinkThatIsWrittenOverStaysOne() throws IOException {
        Path other = Files.writeString(folder.resolve("other.eml"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.eml"), other);
        assertThat(edit("set", "Subject", "hi", "--force", "-o", link).exitCode())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Message.open(other).subject()).contains("hi");
    }

    @Test
    void onlyTheFirstMessageOfAnMboxIsEdited() throws IOException {
        Path mbox = Files.writeString(folder.resolve("a.mbox"), """
                From x Tue Oct  1 10:00:00 2024
                From: a@a.example

                one

                From x Tue Oct  1 10:00:00 2024
                From: b@b.example

                two
                """);
        Run run = Run.eml("edit", mbox, "set", "Subject", "hi");
        assertThat(run.err())
                .isEqualTo("eml: " + mbox + ": holds several messages; this is done with the first one only\n");
        assertThat(Message.parse(run.bytes()).from())
                .hasToString("[Mailbox[name=Optional.empty, address=a@a.example, route=]]");
        assertThat(Run.eml("edit", "--in-place", mbox, "set", "Subject", "hi").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo                     | foo: no such change",
                "set                     | set: something is missing; write set NAME VALUE",
                "set Subject             | set: something is missing; write set NAME VALUE",
                "set Su:bject x          | set Su:bject: a field name is",
                "set Date never          | set Date: no value for Date",
                "set From nobody         | set From: no value for From",
                "in 9 drop               | in 9: no such part; there are 0, 1, 1.1, 1.2, 2, 3",
                "drop                    | drop: section 0 is a message, no part of a multipart",
                "text x                  | text x: section 0 is a multipart",
                "in 2 text x             | text x: section 2 is no text",
                "in 1.1 charset none     | charset: unknown charset none",
                "in 1.1 encoding none    | encoding none: give 7bit",
                "in 2 type none          | type none: no value of Content-Type",
                "attach missing.pdf      | missing.pdf: no such file",
                "line-ends cr            | line-ends cr: give crlf or lf",
                "remove X -o -           | ",
                "remove X --in-place -o x | --in-place: this is for a message"
            })
    void mistakesAreOneLine(String changes, String line) {
        Run run = edit((Object[]) changes.split(" "));
        if (line == null) {
            assertThat(run.bytes()).isEqualTo(MAIL);
            return;
        }
        assertThat(run.exitCode()).isIn(ExitCode.USAGE, ExitCode.UNREADABLE, ExitCode.NO_SUCH_PART);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("eml: " + line).hasLineCount(1);
        assertThat(mail).hasBinaryContent(MAIL);
    }
}
