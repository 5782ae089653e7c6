package dev.paperknife.bench;

import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.openjdk.jmh.infra.Blackhole;

/** This library. It has no way to read a header section alone, since the index costs little. */
final class Paperknife implements Contender {
    @Override
    public void fields(byte[] mail, Blackhole sink) {
        fields(Message.parse(mail), sink);
    }

    @Override
    public void structure(byte[] mail, Blackhole sink) {
        Message message = Message.parse(mail);
        fields(message, sink);
        message.walk().forEach(entity -> look(entity, sink));
    }

    private static void fields(Message message, Blackhole sink) {
        sink.consume(message.from());
        sink.consume(message.to());
        sink.consume(message.cc());
        sink.consume(message.subject());
        sink.consume(message.date());
    }

    private static void look(Entity entity, Blackhole sink) {
        sink.consume(entity.contentType());
        sink.consume(entity.filename());
        sink.consume(entity.transferEncoding());
    }

    @Override
    public void decode(byte[] mail, Blackhole sink) {
        Message.parse(mail).walk().forEach(entity -> {
            if (entity.body() instanceof Content content) {
                sink.consume(entity.contentType().isText() ? content.text() : content.bytes());
            }
        });
    }

    @Override
    public void stream(byte[] mail, Blackhole sink) throws IOException {
        for (Entity entity : Message.parse(mail).walk().toList()) {
            if (entity.body() instanceof Content content) {
                try (InputStream in = content.stream()) {
                    sink.consume(in.transferTo(OutputStream.nullOutputStream()));
                }
            }
        }
    }

    @Override
    public void text(byte[] mail, Blackhole sink) {
        sink.consume(Message.parse(mail).text());
    }
}
