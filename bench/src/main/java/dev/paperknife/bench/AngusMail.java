package dev.paperknife.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Properties;
import org.openjdk.jmh.infra.Blackhole;

/** Angus Mail, the reference implementation of Jakarta Mail, as it is set up by default. */
final class AngusMail implements Contender {
    private interface Look {
        void at(Part part) throws MessagingException, IOException;
    }

    private final Session session = Session.getInstance(new Properties());

    private MimeMessage parse(byte[] mail) throws MessagingException {
        return new MimeMessage(session, new ByteArrayInputStream(mail));
    }

    @Override
    public void fields(byte[] mail, Blackhole sink) throws MessagingException {
        fields(parse(mail), sink);
    }

    @Override
    public void structure(byte[] mail, Blackhole sink) throws MessagingException, IOException {
        MimeMessage message = parse(mail);
        fields(message, sink);
        each(message, part -> {
            sink.consume(part.getContentType());
            sink.consume(part.getFileName());
            sink.consume(part instanceof MimePart mime ? mime.getEncoding() : "");
        });
    }

    private static void fields(MimeMessage message, Blackhole sink) throws MessagingException {
        sink.consume(message.getFrom());
        sink.consume(message.getRecipients(MimeMessage.RecipientType.TO));
        sink.consume(message.getRecipients(MimeMessage.RecipientType.CC));
        sink.consume(message.getSubject());
        sink.consume(message.getSentDate());
    }

    private static void each(Part part, Look look) throws MessagingException, IOException {
        look.at(part);
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                each(multipart.getBodyPart(i), look);
            }
        }
    }

    @Override
    public void decode(byte[] mail, Blackhole sink) throws MessagingException, IOException {
        each(parse(mail), part -> {
            if (part.isMimeType("text/*")) {
                sink.consume(part.getContent());
            } else if (!part.isMimeType("multipart/*")) {
                try (InputStream in = part.getInputStream()) {
                    sink.consume(in.readAllBytes());
                }
            }
        });
    }

    @Override
    public void stream(byte[] mail, Blackhole sink) throws MessagingException, IOException {
        each(parse(mail), part -> {
            if (!part.isMimeType("multipart/*")) {
                try (InputStream in = part.getInputStream()) {
                    sink.consume(in.transferTo(OutputStream.nullOutputStream()));
                }
            }
        });
    }

    @Override
    public void text(byte[] mail, Blackhole sink) throws MessagingException, IOException {
        each(parse(mail), part -> {
            if (part.isMimeType("text/plain")) {
                sink.consume(part.getContent());
            }
        });
    }
}
