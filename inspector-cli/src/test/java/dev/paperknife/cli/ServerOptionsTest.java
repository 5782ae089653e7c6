package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Password;
import dev.paperknife.transport.Proxy;
import dev.paperknife.transport.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ServerOptionsTest {
    private static final String URL = "smtps://ann@mail.example";

    /** What the options make of a command line, and what is said meanwhile. */
    private record Read(Optional<MailServer> server, int exitCode, String said) {}

    private static Read read(Surroundings surroundings, String url, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream()),
                new Output(err),
                Terminal.NONE,
                surroundings);
        CommandLine line = new CommandLine(ServerOptions.addTo(CommandSpec.create()));
        Optional<MailServer> server = ServerOptions.server(url, line.parseArgs(arguments), session);
        return new Read(server, session.outcome().exitCode(), err.toString(StandardCharsets.UTF_8));
    }

    private static Surroundings with(Map<String, String> variables) {
        return new Surroundings(variables, Prompt.NONE, false);
    }

    private static Password password(Surroundings surroundings, String... arguments) {
        return (Password) read(surroundings, URL, arguments)
                .server()
                .orElseThrow()
                .credentials()
                .orElseThrow();
    }

    @Test
    void nobodyLogsInUnlessNamed() {
        MailServer server =
                read(Surroundings.none(), "smtp://mail.example").server().orElseThrow();
        assertThat(server.endpoint()).isEqualTo(Endpoint.parse("smtp://mail.example:587"));
        assertThat(server.credentials()).isEmpty();
    }

    @Test
    void thePasswordIsInTheEnvironment() {
        assertThat(password(with(Map.of("EML_PASSWORD", "secret")))).isEqualTo(new Password("ann", "secret"));
        assertThat(password(with(Map.of("X", "one", "EML_PASSWORD", "two")), "--password-env", "X"))
                .isEqualTo(new Password("ann", "one"));
    }

    @Test
    void orACommandPrintsIt() {
        assertThat(password(Surroundings.none(), "--password-command", "printf 'pass w\\303\\266rd\\nlogin: ann\\n'"))
                .isEqualTo(new Password("ann", "pass wörd"));
    }

    @Test
    void orThePersonTypesIt() {
        List<String> asked = new ArrayList<>();
        Prompt prompt = question -> {
            asked.add(question);
            return Optional.of("typed");
        };
        assertThat(password(new Surroundings(Map.of(), prompt, false), "--user", "bob@b.example"))
                .isEqualTo(new Password("bob@b.example", "typed"));
        assertThat(asked).containsExactly("Password of bob@b.example at mail.example: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                             | password: none was given",
                "--password-env NOWHERE       | password: the environment variable NOWHERE is not set",
                "--password-command false     | password: the password command ended with status 1",
                "--password-command true      | password: the password command printed nothing",
                "--timeout 0                  | a deadline is a millisecond to a day",
                "--proxy mail.example         | a proxy is socks5://HOST:PORT or http://HOST:PORT",
                "--proxy ftp://mail.example:1 | a proxy speaks socks5 or http",
                "--proxy socks5://a:b:1       | not a port",
                "--trust /no/such/file        | eml: /no/such/file: no such file or directory",
            })
    void whatDoesNotFitIsSaidInOneLine(String arguments, String said) {
        String[] words = arguments == null ? new String[0] : arguments.split(" ", -1);
        Read read = read(Surroundings.none(), URL, words);
        assertThat(read.server()).isEmpty();
        assertThat(read.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(read.said()).contains(said).startsWith("eml: ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "smtps://ann:secret@mail.example, a password does not belong into a URL",
        "http://mail.example, unknown scheme",
        "smtp://mail.example/x, not a host",
        "mail.example, not scheme://host:port",
        "smtps://%zz@mail.example, Illegal hex"
    })
    void aUrlThatIsNoneIsSaid(String url, String said) {
        Read read = read(Surroundings.none(), url);
        assertThat(read.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(read.said()).contains(said).hasLineCount(1);
    }

    @Test
    void aUserMayHaveAnAtSign() {
        assertThat(ServerUrl.parse("imaps://ann%40a.example@mail.example").user())
                .contains("ann@a.example");
        assertThat(ServerUrl.parse("imaps://ann+x@a.example@mail.example:1993"))
                .isEqualTo(new ServerUrl(Optional.of("ann+x@a.example"), Endpoint.parse("imaps://mail.example:1993")));
    }

    @Test
    void theRestSaysHowToConnect() {
        Read read = read(
                with(Map.of("EML_PASSWORD", "to.k.en")),
                URL,
                "--oauth",
                "--auth",
                "XOAUTH2",
                "--timeout",
                "5",
                "--proxy",
                "http://[::1]:3128");
        MailServer server = read.server().orElseThrow();
        assertThat(server.credentials().orElseThrow()).isInstanceOf(Token.class);
        assertThat(server.mechanism()).contains("XOAUTH2");
        assertThat(server.options().replyTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(server.options().proxy()).contains(Proxy.http("::1", 3128));
        assertThat(server.options().allowsCleartextLogin()).isFalse();
    }

    @Test
    void aFileWithoutCertificatesIsSaid(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.pem"), "nothing");
        assertThat(read(with(Map.of("EML_TRUST", file.toString())), "smtp://mail.example")
                        .said())
                .contains("x.pem: no certificates in PEM or DER");
    }
}
