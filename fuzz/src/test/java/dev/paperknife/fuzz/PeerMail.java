package dev.paperknife.fuzz;

import dev.paperknife.mime.MailSeen;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/** All that Mime4J and Angus Mail see in a message that is well-formed. */
final class PeerMail {
    private static final Session SESSION = Session.getInstance(new Properties());

    private PeerMail() {}

    // ---- Mime4J

    static MailSeen mime4j(byte[] source) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        return mime4j(builder.parseMessage(new ByteArrayInputStream(source)));
    }

    private static MailSeen mime4j(Message message) throws IOException {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (String name : MailSeen.ADDRESS_FIELDS) {
            addresses.put(name, mime4jAddresses(message.getHeader().getField(name)));
        }
        List<MailSeen.Leaf> leaves = new ArrayList<>();
        addMime4j(message, leaves);
        return new MailSeen(
                addresses,
                String.valueOf(message.getSubject()),
                message.getDate().toInstant(),
                ids(message.getMessageId()),
                ids(mime4jBody(message, "In-Reply-To")),
                ids(mime4jBody(message, "References")),
                message.getHeader().getFields("X-Custom").stream()
                        .map(field -> DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT))
                        .toList(),
                leaves);
    }

    private static String mime4jBody(Message message, String name) {
        Field field = message.getHeader().getField(name);
        return field == null ? "" : field.getBody();
    }

    private static List<String> mime4jAddresses(Field field) {
        return field == null
                ? List.of()
                : LenientAddressParser.DEFAULT.parseAddressList(field.getBody()).stream()
                        .map(PeerMail::address)
                        .toList();
    }

    private static String address(Address address) {
        if (address instanceof Group group) {
            // Mime4J leaves encoded-words in the name of a group (RFC 2047 5 (3))
            return MailSeen.group(
                    DecoderUtil.decodeEncodedWords(group.getName(), DecodeMonitor.SILENT),
                    group.getMailboxes().stream().map(PeerMail::address).toList());
        }
        Mailbox mailbox = (Mailbox) address;
        // without its quotes, which are syntax only (RFC 5321 4.1.2)
        String local =
                mailbox.getLocalPart().contains(" ") ? '"' + mailbox.getLocalPart() + '"' : mailbox.getLocalPart();
        return MailSeen.mailbox(Optional.ofNullable(mailbox.getName()), local + "@" + mailbox.getDomain());
    }

    private static void addMime4j(Entity entity, List<MailSeen.Leaf> leaves) throws IOException {
        if (entity.getBody() instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                addMime4j(part, leaves);
            }
            return;
        }
        ContentTypeField type = (ContentTypeField) entity.getHeader().getField("Content-Type");
        leaves.add(new MailSeen.Leaf(
                entity.getMimeType(),
                Optional.ofNullable(type).map(field -> field.getParameter("method")),
                Optional.ofNullable(entity.getFilename()),
                Optional.ofNullable(entity.getHeader().getField("Content-ID"))
                        .map(id -> ids(id.getBody()).get(0)),
                Optional.ofNullable(entity.getDispositionType()),
                mime4jContent(entity, Optional.ofNullable(type).map(ContentTypeField::getCharset))));
    }

    private static Object mime4jContent(Entity entity, Optional<String> charset) throws IOException {
        if (entity.getBody() instanceof Message message) {
            return mime4j(message);
        }
        try (InputStream in = ((SingleBody) entity.getBody()).getInputStream()) {
            byte[] octets = in.readAllBytes();
            return entity.getMimeType().startsWith("text/")
                    ? MailSeen.decoded(octets, charset)
                    : MailSeen.octets(octets);
        }
    }

    // ---- Angus Mail

    static MailSeen angus(byte[] source) throws MessagingException, IOException {
        return angus(new MimeMessage(SESSION, new ByteArrayInputStream(source)));
    }

    private static MailSeen angus(MimeMessage message) throws MessagingException, IOException {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (String name : MailSeen.ADDRESS_FIELDS) {
            String field = message.getHeader(name, ",");
            addresses.put(name, field == null ? List.of() : angusAddresses(InternetAddress.parseHeader(field, true)));
        }
        List<MailSeen.Leaf> leaves = new ArrayList<>();
        addAngus(message, leaves);
        List<String> custom = new ArrayList<>();
        for (String value : Optional.ofNullable(message.getHeader("X-Custom")).orElse(new String[0])) {
            custom.add(MimeUtility.decodeText(MimeUtility.unfold(value)));
        }
        return new MailSeen(
                addresses,
                String.valueOf(message.getSubject()),
                message.getSentDate().toInstant(),
                ids(message.getMessageID()),
                ids(message.getHeader("In-Reply-To", " ")),
                ids(message.getHeader("References", " ")),
                custom,
                leaves);
    }

    private static List<String> angusAddresses(InternetAddress[] addresses)
            throws MessagingException, UnsupportedEncodingException {
        List<String> all = new ArrayList<>();
        for (InternetAddress address : addresses) {
            all.add(angusAddress(address));
        }
        return all;
    }

    private static String angusAddress(InternetAddress address)
            throws MessagingException, UnsupportedEncodingException {
        if (address.isGroup()) {
            return angusGroup(address);
        }
        return MailSeen.mailbox(Optional.ofNullable(address.getPersonal()), address.getAddress());
    }

    /**
     * Angus Mail gives a group no name, and its members begin for it at the first colon even where that stands in the quoted
     * name (RFC 5322 3.2.4).
     */
    private static String angusGroup(InternetAddress address) throws MessagingException, UnsupportedEncodingException {
        String group = address.getAddress();
        int colon = group.indexOf(':');
        if (group.startsWith("\"")) {
            colon = group.indexOf(':', closingQuote(group));
        }
        String name = MimeUtility.decodeText(unquoted(group.substring(0, colon)));
        InternetAddress[] members = name.contains(":")
                ? InternetAddress.parseHeader(group.substring(colon + 1, group.length() - 1), true)
                : address.getGroup(true);
        return MailSeen.group(name, angusAddresses(members));
    }

    private static int closingQuote(String quoted) {
        int i = 1;
        while (quoted.charAt(i) != '"') {
            i += quoted.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static String unquoted(String phrase) {
        return phrase.startsWith("\"")
                ? phrase.substring(1, closingQuote(phrase)).replaceAll("\\\\(.)", "$1")
                : phrase;
    }

    private static void addAngus(MimePart part, List<MailSeen.Leaf> leaves) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                addAngus((MimePart) multipart.getBodyPart(i), leaves);
            }
            return;
        }
        ContentType type = new ContentType(part.getContentType());
        leaves.add(new MailSeen.Leaf(
                type.getBaseType().toLowerCase(Locale.ROOT),
                Optional.ofNullable(type.getParameter("method")),
                Optional.ofNullable(part.getFileName()),
                Optional.ofNullable(part.getContentID()).map(id -> ids(id).get(0)),
                Optional.ofNullable(part.getDisposition()),
                angusContent(part, type)));
    }

    private static Object angusContent(MimePart part, ContentType type) throws MessagingException, IOException {
        if (part.isMimeType("message/rfc822")) {
            return angus(new MimeMessage(SESSION, part.getInputStream()));
        }
        try (InputStream in = part.getInputStream()) {
            byte[] octets = in.readAllBytes();
            return part.isMimeType("text/*")
                    ? MailSeen.decoded(octets, Optional.ofNullable(type.getParameter("charset")))
                    : MailSeen.octets(octets);
        }
    }

    /** Ids in angle brackets with blanks and folds between them, as both libraries give them. */
    private static List<String> ids(String field) {
        return field == null
                ? List.of()
                : Stream.of(field.split("[ \t\r\n]+"))
                        .filter(id -> !id.isEmpty())
                        .map(id -> id.substring(id.indexOf('<') + 1, id.lastIndexOf('>')))
                        .toList();
    }
}
