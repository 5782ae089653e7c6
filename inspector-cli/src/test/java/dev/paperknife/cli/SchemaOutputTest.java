package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperknife.testdata.DefectCase;
import dev.paperknife.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print against the schemas that {@code eml schema} prints. */
class SchemaOutputTest {
    @ParameterizedTest
    @ValueSource(strings = {"json", "lint", "hops"})
    void outputFollowsItsSchema(String command) {
        Schema schema = schema(command);
        mails().forEach(mail -> Run.with(mail, arguments(command))
                .out()
                .lines()
                .forEach(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "lint", "hops"})
    void whatDoesNotFollowIsSeen(String command) {
        assertThat(schema(command).validate("{\"schemaVersion\":1}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aCommandWithoutSchemaIsRefused() {
        Run run = Run.eml("schema", "tree");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("eml: schema: no schema of tree; give one of json, lint, hops\n");
    }

    private static Stream<byte[]> mails() {
        Stream<byte[]> cases = DefectCase.all().stream().map(DefectCase::message);
        Stream<byte[]> messages = TestData.names("messages").stream().map(TestData::bytes);
        Stream<byte[]> journey = Stream.of(HopsCommandTest.MAIL.getBytes(StandardCharsets.UTF_8));
        return Stream.of(cases, messages, journey).flatMap(stream -> stream);
    }

    private static Object[] arguments(String command) {
        return switch (command) {
            case "lint" -> new Object[] {"lint", "--format", "json", "-"};
            case "hops" -> new Object[] {"hops", "--json", "-"};
            default -> new Object[] {command, "-"};
        };
    }

    private static Schema schema(String command) {
        String text = Run.eml("schema", command).out();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }
}
