package dev.paperknife.mime.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MboxTest {
    private static final String FROM = "From ann@a.example Tue Oct  1 10:00:00 2024\n";

    @Test
    void splitsAtSeparators() throws IOException {
        assertThat(read(FROM + "A: 1\n\none\n\n" + FROM + "B: 2\n\ntwo\n\n"))
                .containsExactly("0 44 A: 1\n\none\n", "1 99 B: 2\n\ntwo\n");
    }

    @Test
    void offsetsCountFromTheStartOfEachMessage() throws IOException {
        try (Mbox mbox = Mbox.open(Slice.of(FROM + "A: 1\n\n" + FROM + "B: 2\n"))) {
            mbox.next();
            Mbox.Entry second = mbox.next();
            assertThat(second.message().offset()).isZero();
            assertThat(second.message().end()).isEqualTo(5);
        }
    }

    @Test
    void theLastMessageMayLackItsEmptyLine() throws IOException {
        assertThat(read(FROM + "A: 1\n\none")).containsExactly("0 44 A: 1\n\none");
    }

    @Test
    void readsCrlf() throws IOException {
        String from = FROM.replace("\n", "\r\n");
        assertThat(read(from + "A: 1\r\n\r\none\r\n\r\n" + from + "B: 2\r\n"))
                .containsExactly("0 45 A: 1\r\n\r\none\r\n", "1 105 B: 2\r\n");
    }

    @Test
    void aFromLineInTextIsNoSeparator() throws IOException {
        String text = "A: 1\n\nx\n" + FROM + "\n>" + FROM + "\nFrom here to Monday\n";
        assertThat(read(FROM + text)).containsExactly("0 44 " + text);
    }

    @Test
    void whatIsNotFollowedByAFieldIsText() throws IOException {
        String text = "A: 1\n\nhe wrote:\n\n" + FROM + "see you there\n";
        assertThat(read(FROM + text)).containsExactly("0 44 " + text);
        assertThat(read(FROM + "A: 1\n\n" + FROM + ">From uucp!ann\nB: 2\n")).hasSize(2);
    }

    @Test
    void whatPrecedesTheFirstSeparatorIsAMessage() throws IOException {
        assertThat(read("A: 1\n\n" + FROM + "B: 2\n")).containsExactly("0 0 A: 1\n", "1 50 B: 2\n");
        assertThat(read("\n" + FROM + "B: 2\n")).containsExactly("0 45 B: 2\n");
        assertThat(read("A: 1\n")).containsExactly("0 0 A: 1\n");
        assertThat(read("")).isEmpty();
    }

    @Test
    void aMessageMayBeEmpty() throws IOException {
        assertThat(read(FROM + "\n" + FROM)).containsExactly("0 44 ", "1 89 ");
        assertThat(read(FROM)).containsExactly("0 44 ");
    }

    @Test
    void theFirstLineNeedsNoDate() throws IOException {
        assertThat(read("From nobody\nA: 1\n\n" + FROM + "B: 2\n")).containsExactly("0 12 A: 1\n", "1 62 B: 2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From ann@a.example Tue Oct  1 10:00:00 2024",
                "From - Tue Oct 01 10:00:00 2024",
                "From ann@a.example  Tue Oct  1 10:00 2024",
                "From ann@a.example Tue Oct  1 10:00:00 CEST 2024",
                "From ann@a.example Tue Oct  1 10:00:00 2024 +0200",
                "From \"ann lee\"@a.example Sun Sun Oct  1 9:00:00 MET DST 2024",
                "From ann@a.example tue oct 1 10:00:00 2024\r"
            })
    void knowsThePostmark(String line) {
        assertThat(isSeparator(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From ",
                "From ann@a.example",
                "From: ann@a.example Tue Oct  1 10:00:00 2024",
                "from ann@a.example Tue Oct  1 10:00:00 2024",
                "From Tue to Wed it is 2024",
                "From ann@a.example Tue Oct 1 2024",
                "From ann@a.example Tue Oct 1 10:00:00 24",
                "From ann@a.example Tue Oct 1 :10:00 2024",
                "From ann@a.example Tue Oct 1 10:00:00:00 2024",
                "From ann@a.example Tue Oct 1 10: 2024",
                "From ann@a.example Tue Okt 1 10:00:00 2024"
            })
    void knowsWhatIsNoPostmark(String line) {
        assertThat(isSeparator(line)).isFalse();
    }

    @Test
    void aSecondSeparatorMakesAnMbox() throws IOException {
        assertThat(Mbox.isMbox(Slice.of(FROM + "A: 1\n\n" + FROM))).isTrue();
        assertThat(Mbox.isMbox(Slice.of("From x\nA: 1\n\n" + FROM))).isTrue();
        assertThat(Mbox.isMbox(Slice.of(FROM + "A: 1\n\nx\n"))).isFalse();
        assertThat(Mbox.isMbox(Slice.of("A: 1\n\n" + FROM + "\n" + FROM))).isFalse();
        assertThat(Mbox.isMbox(Slice.empty())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a.mbox, true", "A.MBX, true", "a.mbox.eml, false", "mbox, false"})
    void aNameMakesAnMboxToo(String name, boolean expected) {
        assertThat(Mbox.isNamed(name)).isEqualTo(expected);
    }

    @Test
    void separatorsAreFoundAcrossTheWindow(@TempDir Path folder) throws IOException {
        String body = "A: 1\n\n" + "x".repeat(65_000) + "\n";
        for (int shift = 0; shift < 1200; shift += 7) {
            String text = FROM + body + "y".repeat(shift) + "\n\n" + FROM + "B: 2\n";
            Path file = Files.writeString(folder.resolve("a"), text);
            List<Mbox.Entry> entries = entries(Slice.of(file));
            assertThat(entries).hasSize(2);
            assertThat(entries.get(1).offset()).isEqualTo(text.length() - 5);
            assertThat(entries.get(0).message().end()).isEqualTo(body.length() + shift + 1);
        }
    }

    private static boolean isSeparator(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return Postmark.isSeparator(bytes, 0, bytes.length);
    }

    private static List<String> read(String mbox) throws IOException {
        return entries(Slice.of(mbox)).stream()
                .map(entry -> entry.index() + " " + entry.offset() + " "
                        + entry.message().latin1())
                .toList();
    }

    private static List<Mbox.Entry> entries(Slice source) throws IOException {
        List<Mbox.Entry> entries = new ArrayList<>();
        try (Mbox mbox = Mbox.open(source)) {
            mbox.forEachRemaining(entries::add);
        }
        return entries;
    }
}
