package dev.paperknife.bench;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Set A, 2,000 small mails: the tree, with the header fields that a program looks at decoded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StructureBenchmark {
    private static final int MAILS = 2000;

    private List<byte[]> mails = List.of();

    @Setup
    public void makeMails() {
        mails = MailSets.small(MAILS);
    }

    @Benchmark
    public void paperknife(Blackhole sink) {
        for (byte[] mail : mails) {
            Message message = Message.parse(mail);
            sink.consume(message.from());
            sink.consume(message.to());
            sink.consume(message.cc());
            sink.consume(message.subject());
            sink.consume(message.date());
            message.walk().forEach(entity -> look(entity, sink));
        }
    }

    private static void look(Entity entity, Blackhole sink) {
        sink.consume(entity.contentType());
        sink.consume(entity.filename());
        sink.consume(entity.transferEncoding());
    }

    @Benchmark
    public void mime4jDom(Blackhole sink) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setContentDecoding(false);
        for (byte[] mail : mails) {
            var message = builder.parseMessage(new ByteArrayInputStream(mail));
            sink.consume(message.getFrom());
            sink.consume(message.getTo());
            sink.consume(message.getCc());
            sink.consume(message.getSubject());
            sink.consume(message.getDate());
            look(message, sink);
            message.dispose();
        }
    }

    private static void look(org.apache.james.mime4j.dom.Entity entity, Blackhole sink) {
        sink.consume(entity.getMimeType());
        sink.consume(entity.getFilename());
        sink.consume(entity.getContentTransferEncoding());
        if (entity.getBody() instanceof org.apache.james.mime4j.dom.Multipart multipart) {
            multipart.getBodyParts().forEach(part -> look(part, sink));
        }
    }

    @Benchmark
    public void angus(Blackhole sink) throws MessagingException, IOException {
        Session session = Session.getInstance(new Properties());
        for (byte[] mail : mails) {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
            sink.consume(message.getFrom());
            sink.consume(message.getRecipients(MimeMessage.RecipientType.TO));
            sink.consume(message.getRecipients(MimeMessage.RecipientType.CC));
            sink.consume(message.getSubject());
            sink.consume(message.getSentDate());
            look(message, sink);
        }
    }

    private static void look(Part part, Blackhole sink) throws MessagingException, IOException {
        sink.consume(part.getContentType());
        sink.consume(part.getFileName());
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart inner = multipart.getBodyPart(i);
                look(inner, sink);
            }
        }
    }
}
