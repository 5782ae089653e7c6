package dev.paperknife.mime.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf7Test {
    private static Decoding read(Utf7 charset, String ascii) {
        byte[] bytes = ascii.getBytes(ISO_8859_1);
        return Decoding.of(charset, bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A+ImIDkQ.                     | A≢Α.    | 0",
                "Hi Mom -+Jjo--!               | Hi Mom -☺-! | 0",
                "+ZeVnLIqe-                    | 日本語  | 0",
                "Item 3 is +AKM-1.             | Item 3 is £1. | 0",
                "1 +- 1                        | 1 + 1   | 0",
                "+ADw-b+AD4-                   | <b>     | 0",
                "+2D3eAA-                      | 😀      | 0",
                "+AGEAYg                       | ab      | 0",
                "~\\                           | ~\\     | 0",
                "+                             | X       | 1",
                "1 + 1                         | 1 X 1   | 1",
                "+2D0-                         | X       | 1",
                "+2D0AYQ-                      | Xa      | 1",
                "+3gA-                         | X       | 1",
                "+AGEA-                        | aX      | 1",
                "+AGF-                         | aX      | 1",
                "é                             | X       | 1",
                "+AGHé                         | aXX     | 2",
            })
    void readsUtf7(String ascii, String text, int malformed) {
        Decoding decoding = read(Utf7.MAIL, ascii);

        assertThat(decoding.text()).isEqualTo(text.replace('X', '\uFFFD'));
        assertThat(decoding.malformed()).isEqualTo(malformed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INBOX                           | INBOX",
                "~peter/mail/&U,BTFw-/&ZeVnLIqe- | ~peter/mail/台北/日本語",
                "&Jjo-!                          | ☺!",
                "&-                              | &",
                "a&-b                            | a&b",
                "+                               | +",
                "&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1- | Отправленные",
                "&2D3eAA-                        | 😀",
            })
    void readsAndWritesMailboxNames(String ascii, String text) {
        assertThat(read(Utf7.IMAP, ascii)).isEqualTo(Decoding.flawless(text));
        assertThat(new String(ascii.getBytes(StandardCharsets.US_ASCII), Charsets.imapUtf7()))
                .isEqualTo(text);
        if (!text.equals("Отправленные")) {
            assertThat(new String(text.getBytes(Charsets.imapUtf7()), StandardCharsets.US_ASCII))
                    .isEqualTo(ascii);
        }
    }

    @ParameterizedTest
    @CsvSource({"&, 1", "&AGE/, 0", "&2D0-, 1", "&é-, 2", "&U, 1"})
    void aBadMailboxNameIsReadAsFarAsItGoes(String ascii, int malformed) {
        assertThat(read(Utf7.IMAP, ascii).malformed()).isEqualTo(malformed);
    }

    @Test
    void longTextGoesThroughTheEncoderInPieces() {
        String text = "a台&😀é".repeat(5000);

        assertThat(new String(text.getBytes(Utf7.IMAP), Utf7.IMAP)).isEqualTo(text);
        assertThat(new String(text.getBytes(Utf7.MAIL), Utf7.MAIL)).isEqualTo(text);
    }
}
