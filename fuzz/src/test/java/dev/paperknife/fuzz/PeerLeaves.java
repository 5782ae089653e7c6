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

    /**
     * Whether the two see the same leaves. Two that both give up are no agreement. They may agree once that is gone which has
     * one reading by the standards and which Angus Mail reads otherwise (docs/deviations.md, "What peers lose where nothing is
     * ambiguous").
     */
    static boolean agree(byte[] source) {
        String text = new String(source, StandardCharsets.ISO_8859_1);
        String mended = mended(text);
        return agree(text) || (!mended.equals(text) && agree(mended));
    }

    /** Without semicolons too many, and without blanks between a soft break's {@code =} and its line end, or before a CR alone. */
    private static String mended(String text) {
        return text.replaceAll(";(?:[ \\t\\r\\n]*;)+", ";")
                .replaceAll("=[ \\t]+(?=\\r?\\n)", "=")
                .replaceAll("[ \\t]+(?=\\r(?!\\n))", "");
    }

    private static boolean agree(String text) {
        byte[] source = text.getBytes(StandardCharsets.ISO_8859_1);
        Optional<List<String>> mime4j = withContent(mime4j(source));
        Optional<List<String>> angus = withContent(angus(source));
        boolean isUnix = !text.contains("\r\n");
        return mime4j.isPresent()
                && (mime4j.equals(angus) || (isUnix && withLineFeeds(mime4j).equals(withLineFeeds(angus))));
    }

    /** A part without any line is an empty leaf for one and none for the other. */
    private static Optional<List<String>> withContent(Optional<List<String>> leaves) {
        return leaves.map(all -> all.stream().filter(leaf -> !leaf.isEmpty()).toList());
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
        return "quoted-printable".equalsIgnoreCase(encoding) ? withoutEnd(text) : text;
    }

    /**
     * In a message whose lines all end in LF, as Unix stores it, that stands for CRLF (RFC 2045 6.7 rule 4): Mime4J gives CRLF for a
     * line break of quoted-printable, Angus Mail leaves it.
     */
    private static Optional<List<String>> withLineFeeds(Optional<List<String>> leaves) {
        return leaves.map(
                all -> all.stream().map(leaf -> leaf.replace("\r\n", "\n")).toList());
    }

    /**
     * A "=" at the end of the data is a soft line break of which nothing is left, and blanks there are to be deleted (RFC 2045 6.7
     * rules 3 and 5): Mime4J keeps the one, Angus Mail the others.
     */
    static String withoutEnd(String text) {
        String end = text.replaceFirst("[ \t]+$", "");
        return (end.endsWith("=") ? end.substring(0, end.length() - 1) : end).replaceFirst("[ \t]+$", "");
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
