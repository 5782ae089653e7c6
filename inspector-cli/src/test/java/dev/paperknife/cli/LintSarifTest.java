package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperknife.testdata.DefectCase;
import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintSarifTest {
    private static final String HEAD =
            "From: Ann <ann@a.example>\r\nDate: Tue, 1 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";

    private static Schema schema;

    /** The schema that OASIS publishes, from a library that carries it. */
    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream in =
                LintSarifTest.class.getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in);
        }
    }

    @Test
    void theLogOfEveryCaseFollowsTheSchema(@TempDir Path dir) throws IOException {
        for (DefectCase one : DefectCase.all()) {
            Files.write(dir.resolve(one.id() + ".eml"), one.message());
        }
        check(Run.eml("lint", "--format", "sarif", dir));
    }

    @Test
    void theLogOfManyMailsFollowsTheSchema(@TempDir Path dir) throws IOException {
        for (String name : TestData.names("messages")) {
            Files.write(dir.resolve(name.substring(name.indexOf('/') + 1)), TestData.bytes(name));
        }
        check(Run.eml("lint", "--format", "sarif", dir));
    }

    @Test
    void theSchemaIsLookedAt() {
        assertThat(schema.validate("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}]}]}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aResultSaysWhatAndWhere() {
        Object log = log(HEAD + "Subject: a\r\nSubject: b\r\n\r\nhi\r\n");
        Object result = JsonValue.at(log, "runs", 0, "results", 0);
        assertThat(JsonValue.at(result, "ruleId")).isEqualTo("duplicate-field");
        assertThat(JsonValue.at(result, "level")).isEqualTo("warning");
        assertThat(JsonValue.at(result, "locations", 0, "physicalLocation"))
                .hasToString("{artifactLocation={uri=-}, region={startLine=5, startColumn=1, endLine=6, endColumn=1,"
                        + " byteOffset=96, byteLength=12}}");
        int rule = ((Long) JsonValue.at(result, "ruleIndex")).intValue();
        assertThat(JsonValue.at(log, "runs", 0, "tool", "driver", "rules", rule, "id"))
                .isEqualTo("duplicate-field");
    }

    @Test
    void ofAnEncodedMessageTheEncodedBytesAreTheRegion() {
        String inner = Base64.getEncoder()
                .encodeToString("From: a@b.example\r\nSubject: a\r\nSubject: b\r\n\r\nhi\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        String fields = HEAD + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        Object log = log(fields + inner);
        Object result = ((List<?>) JsonValue.at(log, "runs", 0, "results"))
                .stream()
                        .filter(one -> JsonValue.at(one, "ruleId").equals("duplicate-field"))
                        .findFirst()
                        .orElseThrow();
        assertThat(JsonValue.at(result, "locations", 0, "physicalLocation", "region"))
                .hasToString("{byteOffset=" + fields.length() + ", byteLength=" + inner.length() + "}");
    }

    @Test
    void inAnMboxOffsetsAreThoseOfTheFile() {
        String mbox = "From a@a.example Tue Oct  1 10:00:00 2024\n" + HEAD.replace("\r", "") + "\nhi\n\n"
                + "From a@a.example Tue Oct  1 10:00:00 2024\n";
        Object log = log(mbox + HEAD.replace("\r", "") + "Subject: a\nSubject: b\n\nhi\n");
        Object result = ((List<?>) JsonValue.at(log, "runs", 0, "results"))
                .stream()
                        .filter(one -> JsonValue.at(one, "ruleId").equals("duplicate-field"))
                        .findFirst()
                        .orElseThrow();
        assertThat(JsonValue.at(result, "locations", 0, "physicalLocation", "region", "byteOffset"))
                .isEqualTo(mbox.length() + HEAD.replace("\r", "").length() + 11L);
    }

    @Test
    void whatMailSaysIsNoLinkAndNoArgument() {
        Object log = log(HEAD + "Subject: a\r\nSubject: [x](http://c.example) {0}\r\n\r\nhi\r\n");
        assertThat((String) JsonValue.at(log, "runs", 0, "results", 0, "message", "text"))
                .contains("\\[x\\](http://c.example) {{0}}");
    }

    @Test
    void namesOfFilesAreUris(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("a b%[c].eml"), HEAD + "Reply-To:\r\n\r\nhi\r\n");
        Run run = Run.eml("lint", "--format", "sarif", file);
        Object log = JsonValue.parse(run.bytes());
        assertThat((String) JsonValue.at(
                        log, "runs", 0, "results", 0, "locations", 0, "physicalLocation", "artifactLocation", "uri"))
                .startsWith("file:///")
                .endsWith("/a%20b%25%5Bc%5D.eml");
    }

    @Test
    void theLogOfNothingIsWholeToo() {
        check(Run.eml("lint", "--format", "sarif", "no-such-file.eml"));
    }

    private static Object log(String mail) {
        Run run = Run.with(mail.getBytes(StandardCharsets.UTF_8), "lint", "--format", "sarif", "-");
        check(run);
        return JsonValue.parse(run.bytes());
    }

    private static void check(Run run) {
        assertThat(schema.validate(run.out(), InputFormat.JSON)).isEmpty();
    }
}
