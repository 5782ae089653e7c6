package dev.paperknife.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom to trust instead of the authorities that the JDK knows: for servers of one's own. */
public final class Trust {
    private Trust() {}

    /**
     * Trusts those certificates and nobody else: as authorities of others, whose host's name is checked as ever, and where a
     * server shows one of them itself, whatever name it bears.
     *
     * @throws IllegalArgumentException if there is none, or the JDK cannot use them
     */
    public static SSLContext only(Collection<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("nobody to trust: no certificate");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager manager = new TrustedCertificates(Set.copyOf(certificates), authorities(certificates));
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("certificates that cannot be used: " + WireText.of(e), e);
        }
    }

    /**
     * Trusts the certificates in a PEM (RFC 7468) or DER file and nobody else.
     *
     * @throws IOException if the file cannot be read, or holds no certificate
     */
    public static SSLContext only(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates = new ArrayList<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(certificate -> certificates.add((X509Certificate) certificate));
            return only(certificates);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IOException("no certificates in PEM or DER: " + WireText.of(e), e);
        }
    }

    private static X509ExtendedTrustManager authorities(Collection<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry(String.valueOf(store.size()), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
