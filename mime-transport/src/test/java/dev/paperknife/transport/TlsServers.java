package dev.paperknife.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What TLS servers within the tests show, and clients that trust it: the entries of servers.p12. */
final class TlsServers {
    private static final char[] PASSWORD = "secret".toCharArray();

    private TlsServers() {}

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = TlsServers.class.getResourceAsStream("/servers.p12")) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    static X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        return (X509Certificate) store().getCertificate(name);
    }

    /** What a server needs that shows that certificate. */
    static SSLContext server(String name) throws IOException, GeneralSecurityException {
        KeyStore one = empty();
        one.setKeyEntry(name, store().getKey(name, PASSWORD), PASSWORD, store().getCertificateChain(name));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** A server that shows that certificate from the first byte. */
    static ServerSocket listen(String name) throws IOException, GeneralSecurityException {
        return server(name).getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** A client that trusts the tests' authority as the JDK would trust a public one. */
    static ConnectOptions options() throws IOException, GeneralSecurityException {
        KeyStore one = empty();
        one.setCertificateEntry("ca", certificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(one);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return ConnectOptions.DEFAULT.withSslContext(context);
    }
}
