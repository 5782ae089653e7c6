package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.transport.Endpoint.Security;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://m.example,               STARTTLS, m.example, 587",
        "SMTP://m.example:25/,           STARTTLS, m.example, 25",
        "smtp://m.example:465,           TLS,      m.example, 465",
        "smtp+starttls://m.example:465,  STARTTLS, m.example, 465",
        "smtps://m.example,              TLS,      m.example, 465",
        "smtp+insecure://127.0.0.1:2525, NONE,     127.0.0.1, 2525",
        "lmtp://m.example,               STARTTLS, m.example, 24",
        "lmtp+insecure://m.example,      NONE,     m.example, 24",
        "pop3://m.example,               STARTTLS, m.example, 110",
        "pop3://m.example:995,           TLS,      m.example, 995",
        "pop3s://m.example,              TLS,      m.example, 995",
        "imap://m.example,               STARTTLS, m.example, 143",
        "imap://m.example:993,           TLS,      m.example, 993",
        "imaps://[::1]:1993,             TLS,      ::1,       1993",
    })
    void reads(String url, Security security, String host, int port) {
        Endpoint endpoint = Endpoint.parse(url);
        assertThat(endpoint.security()).isEqualTo(security);
        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.example", "http://m.example", "smtp://", "smtp://m.example:", "smtp://m.example:0",
                        "smtp://m.example:65536", "smtp://m.example:+1",
                "smtp://ann@m.example", "smtp://m.example/x", "smtp://h\r\nX: y", "smtp://[::1",
                        "smtp://bücher.example", "smtp://-x", "smtp://a b",
                "smtp+opportunistic://m.example", "smtp://m.example:１"
            })
    void refuses(String url) {
        assertThatThrownBy(() -> Endpoint.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
