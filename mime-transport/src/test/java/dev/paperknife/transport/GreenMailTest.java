package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirDelivery;
import dev.paperknife.mime.mailbox.MaildirFlag;
import dev.paperknife.mime.mailbox.MaildirFlags;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Send, then fetch, with no server at hand but one in this JVM. */
class GreenMailTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(new ServerSetup[] {
                ServerSetupTest.SMTPS.dynamicPort(),
                ServerSetupTest.POP3S.dynamicPort(),
                ServerSetupTest.IMAPS.dynamicPort()
            })
            .withConfiguration(GreenMailConfiguration.aConfig()
                    .withUser("bob@b.example", "bob", "secret")
                    .withUser("eve@b.example", "eve", "secret"));

    private static final String MAIL = """
            From: Ann <ann@a.example>
            To: bob@b.example
            Subject: =?utf-8?B?5L2g5aW9?=

            .first
            last
            """;

    private static Endpoint at(String scheme, int port) {
        return Endpoint.parse(scheme + "://localhost:" + port);
    }

    @Test
    void whatIsSentIsFetched(@TempDir Path dir) throws IOException {
        Message message = Message.parse(MAIL.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        ConnectOptions options = ConnectOptions.DEFAULT.withSslContext(trustOnly(greenMailCertificate()));

        try (SmtpClient smtp = SmtpClient.connect(at("smtps", SERVER.getSmtps().getPort()), options)) {
            smtp.login(new Password("bob", "secret"));
            smtp.send(Envelope.of(message), message);
        }
        try (Pop3Client pop3 = Pop3Client.connect(at("pop3s", SERVER.getPop3s().getPort()), options)) {
            pop3.login(new Password("bob", "secret"));
            assertThat(pop3.stat().messages()).isEqualTo(1);
            Message fetched = pop3.retrieve(1, dir.resolve("1.eml"));
            assertThat(fetched.subject()).contains("你好");
            assertThat(fetched.text()).contains(".first\r\nlast\r\n");
            pop3.delete(1);
            pop3.quit();
        }
    }

    @Test
    void aMaildirIsKeptInStep(@TempDir Path dir) throws IOException {
        Message message = Message.parse(MAIL.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        ConnectOptions options = ConnectOptions.DEFAULT.withSslContext(trustOnly(greenMailCertificate()));
        Maildir maildir = Maildir.create(dir.resolve("mail"));
        MaildirSync sync = MaildirSync.of(maildir, MailboxName.INBOX).sending().deleting();
        try (ImapClient imap = ImapClient.connect(at("imaps", SERVER.getImaps().getPort()), options)) {
            imap.login(new Password("eve", "secret"));
            imap.append(MailboxName.INBOX, NewMail.of(message), NewMail.of(message, ImapFlag.SEEN));
            assertThat(sync.run(imap)).isEqualTo(new SyncResult(2, 0, 0, 0, 0, 0, 0));
            assertThat(maildir.messages()).hasSize(2);
            maildir.remove(maildir.messages().get(1));
            maildir.flag(maildir.messages().get(0), MaildirFlags.of(MaildirFlag.FLAGGED), MaildirFlags.NONE);
            try (MaildirDelivery delivery = maildir.deliver()) {
                delivery.output().write("Subject: own\n\nhere\n".getBytes(StandardCharsets.US_ASCII));
                delivery.commit();
            }
            assertThat(sync.run(imap)).isEqualTo(new SyncResult(0, 0, 0, 1, 1, 1, 0));
            assertThat(sync.run(imap)).isEqualTo(SyncResult.NONE);
            assertThat(imap.search(ImapQuery.all()).size()).isEqualTo(2);
            assertThat(imap.search(ImapQuery.flagged()).size()).isEqualTo(1);
            assertThat(imap.search(ImapQuery.subject("own")).size()).isEqualTo(1);
        }
    }

    /** The certificate that GreenMail brings; it names nobody, so it is trusted as it is and nothing else is. */
    private static X509Certificate greenMailCertificate() {
        try (InputStream in = GreenMailExtension.class.getClassLoader().getResourceAsStream("greenmail.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, "changeit".toCharArray());
            return (X509Certificate) store.getCertificate(store.aliases().nextElement());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trustOnly(X509Certificate certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new OneCertificate(certificate)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts one certificate, whatever the host's name. */
    private static final class OneCertificate extends X509ExtendedTrustManager {
        private final X509Certificate trusted;

        OneCertificate(X509Certificate trusted) {
            this.trusted = trusted;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (!chain[0].equals(trusted)) {
                throw new CertificateException("not the certificate that is trusted");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
