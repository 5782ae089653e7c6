package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final Endpoint SERVER = Endpoint.parse("smtp+insecure://mail.example:2525");
    private static final String ASKS = "C~ \\x05\\x01\\x00\\x03\\x0cmail.example\\x09\\xdd\n";
    private static final String SESSION = """
            C^ EHLO
            S: 250 mail.example
            C: NOOP
            S: 250 ok
            C: QUIT
            S: 221 bye
            """;

    private static void session(String script, Proxy proxy, ScriptedSocket.Delivery delivery) throws IOException {
        ScriptedSocket socket = new ScriptedSocket(Script.of(script), delivery);
        ConnectOptions options =
                ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withProxy(proxy);
        try (SmtpClient smtp = SmtpClient.connect(SERVER, options)) {
            smtp.noop();
        }
        assertThat(socket.problem()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void socksWithoutLogin(ScriptedSocket.Delivery delivery) throws IOException {
        String script = "C~ \\x05\\x01\\x00\nS~ \\x05\\x00\n" + ASKS
                + "S~ \\x05\\x00\\x00\\x01\\x7f\\x00\\x00\\x01\\x01\\x01220 m\\r\\n\n" + SESSION;
        session(script, Proxy.socks5("proxy.example", 1080), delivery);
    }

    @ParameterizedTest
    @EnumSource
    void socksWithLogin(ScriptedSocket.Delivery delivery) throws IOException {
        String script = "C~ \\x05\\x01\\x02\nS~ \\x05\\x02\nC~ \\x01\\x03ann\\x06secret\nS~ \\x01\\x00\n" + ASKS
                + "S~ \\x05\\x00\\x00\\x03\\x01m\\x01\\x01220 m\\r\\n\n" + SESSION;
        session(script, Proxy.socks5("proxy.example", 1080).withLogin(new Password("ann", "secret")), delivery);
    }

    @ParameterizedTest
    @EnumSource
    void httpWithLogin(ScriptedSocket.Delivery delivery) throws IOException {
        String script = """
                C: CONNECT mail.example:2525 HTTP/1.1
                C: Host: mail.example:2525
                C: Proxy-Authorization: Basic YW5uOnNlY3JldA==
                C~ \\r\\n
                S: HTTP/1.1 200 Connection established
                S: Via: x
                S~ \\r\\n220 m\\r\\n
                """;
        session(script + SESSION, Proxy.http("proxy.example", 3128).withLogin(new Password("ann", "secret")), delivery);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S~ \\x04\\x00\n",
                "S~ \\x05\\xff\n",
                "x\n",
                "z\n",
                "S~ \\x05\\x00\\x05\\x05\n",
                "S~ \\x05\\x00\\x05\\x00\\x00\\x09\n"
            })
    void socksMayFail(String script) {
        assertThatThrownBy(() -> session(script, Proxy.socks5("proxy.example", 1080), ScriptedSocket.Delivery.BYTE))
                .isInstanceOfSatisfying(ConnectionException.class, e -> {
                    assertThat(e.phase()).isEqualTo(Phase.CONNECT);
                    assertThat(e).hasMessageNotContaining("\n");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"S: HTTP/1.1 407 Login\nS~ \\r\\n\n", "S: HTTP/2 200\nS~ \\r\\n\n", "S~ \\r\\n\n", "S~ x\nx\n"})
    void httpMayFail(String script) {
        assertThatThrownBy(() -> session(script, Proxy.http("proxy.example", 3128), ScriptedSocket.Delivery.BYTE))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.phase()).isEqualTo(Phase.CONNECT));
    }
}
