package dev.paperknife.fuzz;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.eclipse.angus.mail.util.DecodingException;

/** The decoded leaves of a message as other libraries see them, in order; absent where one gives up. */
final class PeerLeaves {
    private static final Session SESSION = Session.getInstance(new Properties());

    private PeerLeaves() {}

    /** Whether the two see the same leaves. Two that both give up are no agreement. */
    static boolean agree(byte[] source) {
        Optional<List<String>> mime4j = mime4j(source);
        return mime4j.isPresent() && mime4j.equals(angus(source));
    }

    /** What Mime4J's DOM sees, permissive; each octet a character. */
    static Optional<List<String>> mime4j(byte[] source) {
        List<String> leaves = new ArrayList<>();
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        try {
            Message message = builder.parseMessage(new ByteArrayInputStream(source));
            addMime4j(message, leaves);
            message.dispose();
            return Optional.of(leaves);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void addMime4j(Entity entity, List<String> leaves) throws IOException {
        if (entity.getBody() instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                addMime4j(part, leaves);
            }
        } else if (entity.getBody() instanceof Message nested) {
            addMime4j(nested, leaves);
        } else if (entity.getBody() instanceof SingleBody body) {
            leaves.add(text(body.getInputStream(), entity.getContentTransferEncoding()));
        }
    }

    /** What Angus Mail sees with the settings it comes with; each octet a character. */
    static Optional<List<String>> angus(byte[] source) {
        List<String> leaves = new ArrayList<>();
        try {
            addAngus(new MimeMessage(SESSION, new ByteArrayInputStream(source)), leaves);
            return Optional.of(leaves);
        } catch (MessagingException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void addAngus(MimePart part, List<String> leaves) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                addAngus((MimePart) child, leaves);
            }
        } else if (part.isMimeType("message/rfc822")) {
            addAngus(new MimeMessage(SESSION, part.getInputStream()), leaves);
        } else {
            leaves.add(text(part.getInputStream(), part.getEncoding()));
        }
    }

    private static String text(InputStream in, String encoding) throws IOException {
        String text = new String(octets(in), StandardCharsets.ISO_8859_1);
        return "quoted-printable".equalsIgnoreCase(encoding) ? withoutSoftBreak(withLineFeeds(text)) : text;
    }

    /**
     * A line break of quoted-printable data stands for a line break of the text, whatever it is written as (RFC 2045 6.7
     * rule 4): of a lone LF Mime4J makes CRLF, Angus Mail leaves it.
     */
    private static String withLineFeeds(String text) {
        return text.replace("\r\n", "\n");
    }

    /**
     * A "=" at the end of the data is a soft line break of which nothing is left (RFC 2045 6.7 rule 5 and note 2 on what a
     * robust reader does): Angus Mail drops it, Mime4J keeps it as a character.
     */
    private static String withoutSoftBreak(String text) {
        return text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Octet by octet, for what comes before an error in base64 counts: where the padding is missing Angus Mail gives up the
     * whole body, Mime4J only the last quantum. Only padding says where data ends, and its absence is no error of the
     * quanta before it (RFC 2045 6.8, RFC 4648 3.2).
     */
    private static byte[] octets(InputStream in) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (in) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                octets.write(octet);
            }
        } catch (DecodingException e) {
            if (!String.valueOf(e.getMessage()).contains("before EOF")) {
                throw e;
            }
        }
        return octets.toByteArray();
    }
}
