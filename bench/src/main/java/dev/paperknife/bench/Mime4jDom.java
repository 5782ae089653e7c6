package dev.paperknife.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.openjdk.jmh.infra.Blackhole;

/** Apache Mime4J's tree. Bodies that nobody asks for are left encoded. */
final class Mime4jDom implements Contender {
    private interface Look {
        void at(Entity leaf) throws IOException;
    }

    private static Message parse(byte[] mail, boolean isDecoding) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setContentDecoding(isDecoding);
        return builder.parseMessage(new ByteArrayInputStream(mail));
    }

    @Override
    public void fields(byte[] mail, Blackhole sink) throws IOException {
        Message message = parse(mail, false);
        fields(message, sink);
        message.dispose();
    }

    @Override
    public void structure(byte[] mail, Blackhole sink) throws IOException {
        Message message = parse(mail, false);
        fields(message, sink);
        look(message, sink);
        message.dispose();
    }

    private static void fields(Message message, Blackhole sink) {
        sink.consume(message.getFrom());
        sink.consume(message.getTo());
        sink.consume(message.getCc());
        sink.consume(message.getSubject());
        sink.consume(message.getDate());
    }

    private static void look(Entity entity, Blackhole sink) {
        sink.consume(entity.getMimeType());
        sink.consume(entity.getFilename());
        sink.consume(entity.getContentTransferEncoding());
        if (entity.getBody() instanceof Multipart multipart) {
            multipart.getBodyParts().forEach(part -> look(part, sink));
        }
    }

    private static void each(Entity entity, Look look) throws IOException {
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                each(part, look);
            }
        } else if (body instanceof Message message) {
            each(message, look);
        } else {
            look.at(entity);
        }
    }

    @Override
    public void decode(byte[] mail, Blackhole sink) throws IOException {
        Message message = parse(mail, true);
        each(message, leaf -> {
            if (leaf.getBody() instanceof TextBody text) {
                sink.consume(text(text));
            } else if (leaf.getBody() instanceof BinaryBody binary) {
                try (InputStream in = binary.getInputStream()) {
                    sink.consume(in.readAllBytes());
                }
            }
        });
        message.dispose();
    }

    private static String text(TextBody body) throws IOException {
        try (Reader reader = body.getReader()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    @Override
    public void stream(byte[] mail, Blackhole sink) throws IOException {
        Message message = parse(mail, true);
        each(message, leaf -> {
            if (leaf.getBody() instanceof SingleBody body) {
                body.writeTo(OutputStream.nullOutputStream());
            }
        });
        message.dispose();
    }

    @Override
    public void text(byte[] mail, Blackhole sink) throws IOException {
        Message message = parse(mail, true);
        each(message, leaf -> {
            if (leaf.getMimeType().equals("text/plain") && leaf.getBody() instanceof TextBody text) {
                sink.consume(text(text));
            }
        });
        message.dispose();
    }
}
