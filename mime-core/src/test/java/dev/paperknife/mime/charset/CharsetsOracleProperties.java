package dev.paperknife.mime.charset;

import static dev.paperknife.mime.charset.CharsetsOracleTest.icu;
import static dev.paperknife.mime.charset.CharsetsOracleTest.read;
import static dev.paperknife.mime.charset.CharsetsOracleTest.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** UTF-7 and the names of IMAP mailboxes against icu4j-charset, both ways. */
@Tag("icu4j-charset")
class CharsetsOracleProperties {
    @Property
    void utf7IsReadAsIcuWritesIt(@ForAll("texts") String text) {
        assertThat(read(written(icu("UTF-7"), text).orElseThrow(), "utf-7").text())
                .isEqualTo(text);
    }

    @Property
    void utf7IsWrittenAsIcuReadsIt(@ForAll("texts") String text) {
        byte[] bytes = Charsets.encode(text, Utf7.MAIL).orElseThrow();

        assertThat(new String(bytes, icu("UTF-7"))).isEqualTo(text);
    }

    @Property
    void mailboxNamesAreTheSameBothWays(@ForAll("texts") String text) {
        byte[] theirs = written(icu("x-IMAP-mailbox-name"), text).orElseThrow();

        assertThat(new String(theirs, Charsets.imapUtf7())).isEqualTo(text);
        assertThat(new String(Charsets.encode(text, Charsets.imapUtf7()).orElseThrow(), StandardCharsets.US_ASCII))
                .isEqualTo(new String(theirs, StandardCharsets.US_ASCII));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> characters = Arbitraries.oneOf(
                Arbitraries.integers().between(' ', '~'),
                Arbitraries.of((int) '+', (int) '-', (int) '&', (int) '/', (int) '\\', (int) '~'),
                Arbitraries.integers().between(0xA1, 0xD7FF),
                Arbitraries.integers().between(0xE000, 0xFFFD),
                Arbitraries.integers().between(0x10000, 0x10FFFF));
        // A mark that stands first is no text.
        return characters
                .list()
                .ofMaxSize(30)
                .map(CharsetsOracleProperties::text)
                .filter(text -> text.indexOf(0xFEFF) < 0);
    }

    private static String text(List<Integer> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        return text.toString();
    }
}
