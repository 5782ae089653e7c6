package dev.paperknife.cli;

import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Credentials;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Password;
import dev.paperknife.transport.Proxy;
import dev.paperknife.transport.Token;
import dev.paperknife.transport.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of every command that talks to a mail server, and what they mean; {@code -v} shows the session. */
final class ServerOptions {
    private static final String USER = "--user";
    private static final String OAUTH = "--oauth";
    private static final String MECHANISM = "--auth";
    private static final String CLEARTEXT = "--allow-cleartext-login";
    private static final String TRUST = "--trust";
    private static final String PROXY = "--proxy";
    private static final String TIMEOUT = "--timeout";

    private ServerOptions() {}

    /** Adds them; how the URL is given is the command's own choice. */
    static CommandSpec addTo(CommandSpec spec) {
        spec.addOption(Options.value(USER, "NAME", "who logs in, where the URL has no NAME@ before the host"));
        Secrets.addTo(spec);
        return spec.addOption(Options.flag(OAUTH, "the secret is an OAuth 2.0 access token, not a password"))
                .addOption(Options.value(
                        MECHANISM, "MECHANISM", "log in by this one, not by the strongest that the server offers"))
                .addOption(Options.flag(CLEARTEXT, "send even a password without TLS; for tests on this machine"))
                .addOption(Options.value(
                        TRUST,
                        "FILE",
                        "trust the certificates in this PEM file, and nobody else; EML_TRUST where it is not given"))
                .addOption(Options.value(PROXY, "URL", "connect through socks5://HOST:PORT or http://HOST:PORT"))
                .addOption(OptionSpec.builder(TIMEOUT)
                        .type(Integer.class)
                        .paramLabel("SECONDS")
                        .description("how long to wait for each answer")
                        .build());
    }

    /** The URL that an option or else a variable gives; absent, and said, where neither does. */
    static Optional<String> url(String option, String variable, ParseResult arguments, Session session) {
        Optional<String> url = Optional.ofNullable(arguments.<String>matchedOptionValue(option, null))
                .or(() -> session.surroundings().variable(variable));
        if (url.isEmpty()) {
            session.complain(ExitCode.USAGE, option, "name the server, here or in " + variable);
        }
        return url;
    }

    /** How to connect, and who; asks for the secret if need be. Absent, and said, where something does not fit. */
    static Optional<MailServer> server(String url, ParseResult arguments, Session session) {
        try {
            ServerUrl server = ServerUrl.parse(url);
            Optional<ConnectOptions> options = connectOptions(arguments, session);
            if (options.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> mechanism = Optional.ofNullable(arguments.matchedOptionValue(MECHANISM, null));
            return Optional.of(new MailServer(
                    server.endpoint(), options.get(), credentials(server, arguments, session), mechanism));
        } catch (IllegalArgumentException e) {
            session.complain(ExitCode.USAGE, url, String.valueOf(e.getMessage()));
        } catch (Secrets.NoSecretException e) {
            session.complain(ExitCode.USAGE, "password", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Who logs in, if anybody is named. */
    private static Optional<Credentials> credentials(ServerUrl server, ParseResult arguments, Session session)
            throws Secrets.NoSecretException {
        Optional<String> user = Optional.ofNullable(arguments.<String>matchedOptionValue(USER, null))
                .or(server::user);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        String secret = Secrets.read(
                arguments, session, user.get() + " at " + server.endpoint().host());
        boolean isToken = Options.isSet(arguments, OAUTH);
        return Optional.of(isToken ? Token.of(user.get(), secret) : new Password(user.get(), secret));
    }

    private static Optional<ConnectOptions> connectOptions(ParseResult arguments, Session session) {
        ConnectOptions options = ConnectOptions.DEFAULT.withAllowsCleartextLogin(Options.isSet(arguments, CLEARTEXT));
        if (session.habits().isVerbose()) {
            options = options.withTranscript((side, text) -> session.remark(side.prefix() + text));
        }
        if (arguments.hasMatchedOption(TIMEOUT)) {
            options = options.withTimeout(Duration.ofSeconds(arguments.matchedOptionValue(TIMEOUT, 0)));
        }
        if (arguments.hasMatchedOption(PROXY)) {
            options = options.withProxy(proxy(arguments.matchedOptionValue(PROXY, "")));
        }
        return trusting(options, arguments, session);
    }

    private static Optional<ConnectOptions> trusting(ConnectOptions options, ParseResult arguments, Session session) {
        String file = arguments.matchedOptionValue(
                TRUST, session.surroundings().variable("EML_TRUST").orElse(""));
        if (file.isEmpty()) {
            return Optional.of(options);
        }
        try {
            return Optional.of(options.withSslContext(Trust.only(Path.of(file))));
        } catch (IOException e) {
            session.complain(ExitCode.USAGE, file, Reasons.of(e));
            return Optional.empty();
        }
    }

    private static Proxy proxy(String url) {
        int end = url.indexOf("://");
        int colon = url.lastIndexOf(':');
        if (end < 0 || colon <= end) {
            throw new IllegalArgumentException("a proxy is socks5://HOST:PORT or http://HOST:PORT, not " + url);
        }
        Endpoint authority = Endpoint.parse("smtp" + url.substring(end)); // host and port are written alike
        return switch (url.substring(0, end)) {
            case "socks5" -> Proxy.socks5(authority.host(), authority.port());
            case "http" -> Proxy.http(authority.host(), authority.port());
            default -> throw new IllegalArgumentException("a proxy speaks socks5 or http: " + url);
        };
    }
}
