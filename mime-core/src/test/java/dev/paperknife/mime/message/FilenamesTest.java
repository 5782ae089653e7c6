package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.ContentType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilenamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "plain.txt              ! plain.txt",
                "季度报告.pdf            ! 季度报告.pdf",
                "../../etc/passwd       ! passwd",
                "..\\..\\system32\\a.dll ! a.dll",
                "/a/b\\c.txt            ! c.txt",
                "C:\\x.txt              ! x.txt",
                "C:x.txt                ! C_x.txt",
                "..%2f..%2fx.txt        ! _.%2f..%2fx.txt",
                "a.txt:evil.exe         ! a.txt_evil.exe",
                "what?<is>|\"this\"*    ! what__is___this__",
                ".htaccess              ! _htaccess",
                "-rf                    ! _rf",
                "~root                  ! _root",
                "nul                    ! _nul",
                "NUL.tar.gz             ! _NUL.tar.gz",
                "Con .txt               ! _Con .txt",
                "LPT9                   ! _LPT9",
                "LPT¹                   ! _LPT¹",
                "conout$.log            ! _conout$.log",
                "console.txt            ! console.txt",
                "COM.txt                ! COM.txt",
                "COM10                  ! COM10",
                "lpt/                   ! part-2.bin",
                "a.exe. .               ! a.exe",
                "a.  .b                 ! a. .b",
                "report.pdf         .exe ! report.pdf .exe",
                "👨‍👩.txt                ! 👨‍👩.txt"
            })
    void makesNamesSafe(String declared, String expected) {
        assertThat(safe(declared)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0085b, ab",
        "invoice\u202Efdp.exe, invoicefdp.exe",
        "a\u2066b\u2069.txt, ab.txt",
        "a.pdf\u200B.exe, a.pdf.exe",
        "a\u00ADb\u2060c\uFEFFd\u2800e\u3164f, abcdef",
        "a\uDB40\uDC41b, ab",
        "..\uFF0Fx.txt, _._x.txt",
        "a\u2044b\u2215c\u2216d\u29F5e\u29F8f\uFE68g\uFF3Ch, a_b_c_d_e_f_g_h",
        "a\uD800b, a_b",
        "cafe\u0301.txt, caf\u00E9.txt",
        "a\u2028b, a b",
        "第一\u3000章.txt, 第一\u3000章.txt",
        "a\u00A0\u00A0b, a b"
    })
    void removesAndReplacesWhatIsNotSeen(String declared, String expected) {
        assertThat(safe(declared)).isEqualTo(expected);
    }

    @Test
    void removesControls() {
        assertThat(safe("a\u0000.txt")).isEqualTo("a.txt");
        assertThat(safe("a\r\nb.txt")).isEqualTo("ab.txt");
        assertThat(safe("a\u001B[2J.txt")).isEqualTo("a[2J.txt");
        assertThat(safe("a\tb\u007F.txt")).isEqualTo("ab.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "...", ". .", "a/", "\u200B", "\u202E.\u202C", "\u0000", "x/..", "\t"})
    void namesWhatHasNoNameByItsSection(String declared) {
        assertThat(safe(declared)).isEqualTo("part-2.bin");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, txt", "text/html, html", "message/rfc822, eml", "message/global, eml", "image/png, png",
        "image/jpeg, jpg", "image/gif, gif", "application/pdf, pdf", "application/zip, zip", "text/x-odd, bin"
    })
    void extensionComesFromTheType(String type, String extension) {
        assertThat(Filenames.safe("", "1.2", ContentType.parse(type))).isEqualTo("part-1.2." + extension);
    }

    @Test
    void aSectionIsNoWayOut() {
        assertThat(Filenames.safe("", "../../x", type())).isEqualTo("x.bin");
    }

    @Test
    void longNamesKeepTheirExtension() {
        assertThat(safe("x".repeat(500) + ".txt")).isEqualTo("x".repeat(196) + ".txt");
        assertThat(safe("报".repeat(500) + ".pdf")).isEqualTo("报".repeat(65) + ".pdf");
        assertThat(safe("😀".repeat(100) + ".pdf")).isEqualTo("😀".repeat(49) + ".pdf");
        assertThat(safe("x".repeat(500))).isEqualTo("x".repeat(200));
    }

    @Test
    void anExtensionOfMoreThanTwentyBytesIsStem() {
        assertThat(safe("x".repeat(300) + "." + "e".repeat(20))).isEqualTo("x".repeat(179) + "." + "e".repeat(20));
        assertThat(safe("x".repeat(300) + "." + "e".repeat(21))).isEqualTo("x".repeat(200));
        assertThat(safe("x".repeat(190) + "." + "e".repeat(21))).isEqualTo("x".repeat(190) + "." + "e".repeat(9));
    }

    @Test
    void aCutNameEndsInNoDotOrBlank() {
        assertThat(safe("x".repeat(198) + ". . yyyyyyyyyyyyyyyyyyyyyyyy")).isEqualTo("x".repeat(198));
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, 2, a-2.txt",
        "a, 3, a-3",
        "a.tar.gz, 2, a.tar-2.gz",
        "_htaccess, 2, _htaccess-2",
        "a.e1234567890123456789x, 2, a.e1234567890123456789x-2"
    })
    void numbersStandBeforeTheExtension(String name, int n, String expected) {
        assertThat(Filenames.numbered(name, n)).isEqualTo(expected);
    }

    @Test
    void numbersShortenTheStem() {
        String name = safe("x".repeat(500) + ".txt");
        assertThat(Filenames.numbered(name, 12)).isEqualTo("x".repeat(193) + "-12.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "A.TXT, a.txt, true",
        "caf\u00E9, CAFE\u0301, true",
        "straße, STRAẞE, true",
        "Ω, ω, true",
        "\u212Aelvin, kelvin, true",
        "a, b, false",
        "e, é, false"
    })
    void keysLeaveCaseAndNormalFormAside(String a, String b, boolean isSame) {
        assertThat(Filenames.key(a).equals(Filenames.key(b))).isEqualTo(isSame);
    }

    @Test
    void resultFitsIntoAFileSystem() {
        assertThat(safe("é".repeat(400)).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    }

    private static String safe(String declared) {
        return Filenames.safe(declared, "2", type());
    }

    private static ContentType type() {
        return ContentType.parse("application/octet-stream");
    }
}
