package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashCommandTest {
    @Test
    void digestsAreOfTheDecodedBytes() {
        byte[] mail = "Content-Transfer-Encoding: base64\nContent-Type: text/plain; name=a.txt\n\nYWJj\n"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "hash", "-").out())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -:1  a.txt\n");
        assertThat(Run.with(mail, "hash", "--algorithm", "md5,sha1", "-").out())
                .isEqualTo("900150983cd24fb0d6963f7d28e17f72  a9993e364706816aba3e25717850c26c9cd0d89d  -:1  a.txt\n");
    }

    @Test
    void jsonHasAnObjectForEachPart() {
        byte[] mail = "Content-Transfer-Encoding: base64\nContent-Type: text/plain; name=a.txt\n\nYWJj\n"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "hash", "--json", "--algorithm", "md5,sha1", "-")
                        .out())
                .isEqualTo("{\"path\":\"-\",\"index\":0,\"section\":\"1\",\"name\":\"a.txt\",\"size\":3,"
                        + "\"md5\":\"900150983cd24fb0d6963f7d28e17f72\","
                        + "\"sha1\":\"a9993e364706816aba3e25717850c26c9cd0d89d\"}\n");
    }

    @Test
    void everyPartIsThereAndMessagesInsideOnce() {
        Run run = Run.with(TestData.bytes("messages/nested-messages.eml"), "hash", "-");
        assertThat(run.out().lines().map(line -> line.split(" +", -1)[1]).toList())
                .containsExactly("-:1", "-:2", "-:2.1", "-:2.2", "-:2.3", "-:3", "-:3.1");
    }

    @Test
    void theSameAsJsonSays() {
        byte[] mail = TestData.bytes("messages/foxmail-multipart.eml");
        Object parts = JsonValue.at(
                JsonValue.parse(Run.with(mail, "json", "-").bytes()), "email", "bodyStructure", "subParts");
        assertThat(Run.with(mail, "hash", "-").out())
                .contains(JsonValue.at(parts, 1, "x", "sha256") + "  -:2  test.txt\n");
    }

    @Test
    void anUnknownAlgorithmIsOneLine() {
        Run run = Run.with(new byte[0], "hash", "--algorithm", "crc32", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("eml: --algorithm: crc32 is none of md5, sha1, sha256, sha512\n");
    }
}
