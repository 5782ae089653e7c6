package dev.paperknife.transport;

import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Lays TLS over a connection: 1.2 at least, the certificate checked, and that it is the host's. */
final class Tls {
    private Tls() {}

    static SSLSocket over(Socket raw, Endpoint endpoint, ConnectOptions options) throws TransportException {
        try {
            SSLContext context =
                    options.sslContext().isPresent() ? options.sslContext().get() : SSLContext.getDefault();
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(raw, endpoint.host(), endpoint.port(), true);
            socket.setSSLParameters(strict(socket.getSSLParameters()));
            socket.setSoTimeout((int) options.connectTimeout().toMillis());
            socket.startHandshake();
            return socket;
        } catch (SocketTimeoutException e) {
            throw new ConnectionException(Phase.TLS, "no TLS handshake with " + endpoint.authority() + " in time", e);
        } catch (SSLException | NoSuchAlgorithmException e) {
            throw new ProtocolException(Phase.TLS, Rule.TLS_REQUIRED, failure(endpoint, e), e);
        } catch (IOException e) {
            throw new ConnectionException(Phase.TLS, failure(endpoint, e), e);
        }
    }

    private static String failure(Endpoint endpoint, Exception e) {
        return "no TLS with " + endpoint.authority() + ": " + WireText.of(e);
    }

    private static SSLParameters strict(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(Arrays.stream(parameters.getProtocols())
                .filter(version -> version.equals("TLSv1.2") || version.equals("TLSv1.3"))
                .toArray(String[]::new));
        return parameters;
    }
}
