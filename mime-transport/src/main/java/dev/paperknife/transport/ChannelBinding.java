package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The one binding that JDK 17 allows: tls-server-end-point, a digest of the server's certificate (RFC 5929 4). */
final class ChannelBinding {
    /** The binding's name. */
    static final String NAME = "tls-server-end-point";

    private ChannelBinding() {}

    /** The binding's data; absent where the certificate or its digest is not to be had. */
    static Optional<byte[]> of(SSLSession session) {
        try {
            Certificate certificate = session.getPeerCertificates()[0];
            if (!(certificate instanceof X509Certificate x509)) {
                return Optional.empty();
            }
            MessageDigest digest = MessageDigest.getInstance(digestName(x509.getSigAlgName()));
            return Optional.of(digest.digest(x509.getEncoded()));
        } catch (SSLPeerUnverifiedException | NoSuchAlgorithmException | CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    /** The digest of the signature, SHA-256 in place of MD5, SHA-1 and what has none. */
    static String digestName(String signature) {
        String name = Ascii.lower(signature);
        if (name.startsWith("sha384")) {
            return "SHA-384";
        }
        return name.startsWith("sha512") ? "SHA-512" : "SHA-256";
    }
}
