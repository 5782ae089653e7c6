package dev.paperknife.mime.codec;

import static dev.paperknife.mime.codec.TransferEncoding.BASE64;
import static dev.paperknife.mime.codec.TransferEncoding.QUOTED_PRINTABLE;
import static dev.paperknife.mime.codec.TransferEncoding.UUENCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 44, 45, 46, 47, 48, 57, 58, 114, 1000, 1001, 1002})
    void theSizeOfCleanBase64IsForetoldToTheByte(int size) {
        for (int columns : new int[] {4, 60, 76, 4000}) {
            for (String lineBreak : new String[] {"\r\n", "\n"}) {
                byte[] raw =
                        Base64.getMimeEncoder(columns, Decoded.bytes(lineBreak)).encode(new byte[size]);
                String text = "-" + new String(raw, StandardCharsets.US_ASCII);
                for (String end : new String[] {"", lineBreak, lineBreak + lineBreak, " \t" + lineBreak}) {
                    Slice body = Decoded.slice(text + end).slice(1, text.length() + end.length());
                    assertThat(WholeBody.foretell(body, BASE64)).isEqualTo(size);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\r\\n\\r\\n  | 0",
                "==            | 0",
                "\\n====      | 0",
                "QQ==\\nQQ==  | 4",
            })
    void ofOddBase64AnythingIsForetoldThatIsNoLessThanNothing(String raw, int size) {
        assertThat(WholeBody.foretell(Decoded.slice(Decoded.unescape(raw)), BASE64))
                .isEqualTo(size);
    }

    /** In a file base64 is not looked at beforehand. */
    @Test
    void nothingElseIsForetoldByMoreThanItsLength(@TempDir Path folder) throws IOException {
        byte[] raw = Decoded.bytes("QUJD\r\nQUJD");
        Slice file = Slice.of(Files.write(folder.resolve("body"), raw));
        assertThat(WholeBody.foretell(file, BASE64)).isEqualTo(6);
        assertThat(WholeBody.foretell(Slice.of(raw), UUENCODE)).isEqualTo(6);
        assertThat(WholeBody.foretell(Slice.of(raw), QUOTED_PRINTABLE)).isEqualTo(10);
    }
}
