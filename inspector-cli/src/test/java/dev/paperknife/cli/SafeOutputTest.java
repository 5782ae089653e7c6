package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail whose every string would act on a terminal, a spreadsheet, a page or a program: no output of the command passes it on. */
class SafeOutputTest {
    /** Escape sequences, a bell, C1 controls, bidi controls, line separators, NUL, and what CSV, HTML and JSON take for syntax. */
    private static final String HOSTILE = "\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\u2066\u200f\u2028\u0000\u007f\r"
            + "\"<script>alert(1)</script>&\\,=cmd|' /C calc'!A1 [x](http://c.example)";

    private static final String SAFE_ENOUGH = "\n\t";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tree -",
                "tree --readings -",
                "tree --no-audit -",
                "text -",
                "headers -",
                "headers --raw -",
                "headers --decode From Subject Received X-A Content-Type -",
                "json -",
                "json --pretty -",
                "lint -",
                "lint --format json -",
                "lint --format sarif -",
                "hops -",
                "hops --json -"
            })
    void nothingReachesTheTerminal(String arguments) {
        Run run = Run.with(mail(), (Object[]) arguments.split(" "));
        assertThat(unsafe(run.out())).as(arguments).isEmpty();
        assertThat(unsafe(run.err())).as(arguments).isEmpty();
        assertThat(run.bytes()).as("UTF-8").isEqualTo(run.out().getBytes(StandardCharsets.UTF_8));
        assertThat(run.out()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "lint --format json", "lint --format sarif", "hops --json"})
    void jsonStaysJson(String arguments) {
        Run run = Run.with(mail(), (Object[]) (arguments + " -").split(" "));
        assertThat(JsonValue.parse(run.out())).isNotNull();
    }

    @Test
    void namesOfFilesAreSaidSafely(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("a\u001b[2J\u202e.eml"), mail());
        for (String command : new String[] {"tree", "lint", "hops", "json"}) {
            Run run = Run.eml(command, file, dir.resolve("none\u0007.eml"));
            assertThat(unsafe(run.out() + run.err())).as(command).isEmpty();
        }
    }

    @Test
    void extractionNamesWhatItWroteSafely(@TempDir Path dir) {
        Run run = Run.with(mail(), "extract", "--all", "-d", dir, "-");
        assertThat(unsafe(run.out() + run.err())).isEmpty();
    }

    @Test
    void argumentsAreSaidSafely() {
        for (String command : new String[] {"explain", "lint --only", "lint --fail-on", "lint --format", "schema"}) {
            String[] words = (command + " x").split(" ");
            words[words.length - 1] = HOSTILE;
            assertThat(unsafe(Run.eml((Object[]) words).err())).as(command).isEmpty();
        }
    }

    private static String unsafe(String text) {
        return text.codePoints()
                .filter(c -> SAFE_ENOUGH.indexOf(c) < 0 && Printable.isUnsafe(c))
                .mapToObj(c -> "U+" + Integer.toHexString(c))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static byte[] mail() {
        String word = "=?utf-8?B?" + base64(HOSTILE) + "?=";
        String raw = HOSTILE.replace("\r", "");
        String part =
                "--q\r\nContent-Type: text/plain; name=\"" + word + "\"; charset=\"" + raw.replace("\"", "") + "\"\r\n"
                        + "Content-Disposition: " + raw.replace(";", "")
                        + "; filename*=utf-8''%1B%5B2J%E2%80%AE%00%0D%0A.exe\r\n"
                        + "Content-ID: <" + raw + ">\r\n\r\n" + HOSTILE + "\r\n";
        return ("Received: from " + raw + " by " + raw + " with " + raw + " (TLS1.3 " + raw + ") id " + raw
                        + "; Tue, 1 Oct 2024 10:00:00 +0200\r\n"
                        + "Authentication-Results: " + raw + "; dkim=pass header.d=" + raw + " reason=\"" + word
                        + "\"\r\n"
                        + "DKIM-Signature: v=1; d=" + raw + "; s=" + raw + "\r\n"
                        + "From: \"" + word + "\" <a" + raw + "@b.example>, " + word + " <c@" + raw + ">\r\n"
                        + "Date: Tue, 1 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0 (" + raw + ")\r\n"
                        + "Subject: " + word + " " + raw + "\r\nSubject: " + raw + "\r\nX-A: " + raw + "\r\n"
                        + "Content-Type: multipart/mixed; boundary=q; x=\"" + raw.replace("\"", "") + "\"\r\n\r\n"
                        + part
                        + "--q\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: " + raw
                        + "\r\n\r\n<a href=\"http://"
                        + raw + "/\">" + HOSTILE + "</a>\r\n"
                        + "--q\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + base64("From: " + raw + "\r\nSubject: " + raw + "\r\n\r\n" + HOSTILE) + "\r\n--q--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
