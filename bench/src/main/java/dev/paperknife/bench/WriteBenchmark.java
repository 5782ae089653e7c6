package dev.paperknife.bench;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageBuilder;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.field.ParseException;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** New messages, made and written: a thousand with a text, an HTML and a small attachment, or one with 10 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WriteBenchmark {
    private static final OffsetDateTime DATE = OffsetDateTime.of(2024, 10, 1, 8, 0, 0, 0, ZoneOffset.UTC);
    private static final String TEXT =
            "Grüße, mostly ASCII text.\r\nSecond line of the message, as people write it.\r\n".repeat(20);
    private static final String HTML = "<p>" + TEXT + "</p>";

    @Param({"small", "large"})
    private String set = "small";

    private int count;
    private byte[] content = {};

    @Setup
    public void makeContent() {
        count = set.equals("small") ? 1000 : 1;
        content = new byte[set.equals("small") ? 1500 : 10_000_000];
        new Random(42).nextBytes(content);
    }

    @Benchmark
    public void paperknife() throws IOException {
        for (int i = 0; i < count; i++) {
            builder(i).writeTo(OutputStream.nullOutputStream());
        }
    }

    @Benchmark
    public void paperknifeBuild() {
        for (int i = 0; i < count; i++) {
            if (builder(i).build().size() == 0) {
                throw new IllegalStateException("nothing was built");
            }
        }
    }

    private MessageBuilder builder(int number) {
        return Message.builder()
                .from("Ann <ann@a.example>")
                .to("bob@b.example")
                .subject("Grüße 你好 " + number)
                .date(DATE)
                .text(TEXT)
                .html(HTML)
                .attach("报告.pdf", ContentType.parse("application/pdf"), content);
    }

    @Benchmark
    public void mime4j() throws IOException, ParseException {
        for (int i = 0; i < count; i++) {
            new DefaultMessageWriter().writeMessage(mime4jMessage(i), OutputStream.nullOutputStream());
        }
    }

    private org.apache.james.mime4j.dom.Message mime4jMessage(int number) throws IOException, ParseException {
        Multipart alternative = MultipartBuilder.create("alternative")
                .addBodyPart(mime4jText("plain", TEXT))
                .addBodyPart(mime4jText("html", HTML))
                .build();
        BodyPart attachment = BodyPartBuilder.create()
                .setBody(content, "application/pdf")
                .setContentTransferEncoding("base64")
                .setContentDisposition("attachment", "report.pdf")
                .build();
        BodyPart texts = BodyPartBuilder.create().setBody(alternative).build();
        Multipart mixed = MultipartBuilder.create("mixed")
                .addBodyPart(texts)
                .addBodyPart(attachment)
                .build();
        return org.apache.james.mime4j.dom.Message.Builder.of()
                .setFrom("Ann <ann@a.example>")
                .setTo("bob@b.example")
                .setSubject("Grüße 你好 " + number)
                .setDate(Date.from(DATE.toInstant()))
                .setBody(mixed)
                .build();
    }

    private static BodyPart mime4jText(String subtype, String text) throws IOException {
        return BodyPartBuilder.create()
                .setBody(text, subtype, StandardCharsets.UTF_8)
                .setContentTransferEncoding("quoted-printable")
                .build();
    }

    @Benchmark
    public void angusMail() throws MessagingException, IOException {
        for (int i = 0; i < count; i++) {
            angusMessage(i).writeTo(OutputStream.nullOutputStream());
        }
    }

    private MimeMessage angusMessage(int number) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("Ann <ann@a.example>"));
        message.setRecipients(jakarta.mail.Message.RecipientType.TO, "bob@b.example");
        message.setSubject("Grüße 你好 " + number, "UTF-8");
        message.setSentDate(Date.from(DATE.toInstant()));
        MimeBodyPart text = new MimeBodyPart();
        text.setText(TEXT, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(HTML, "UTF-8", "html");
        MimeBodyPart texts = new MimeBodyPart();
        texts.setContent(new MimeMultipart("alternative", text, html));
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/pdf")));
        attachment.setFileName("report.pdf");
        message.setContent(new MimeMultipart("mixed", texts, attachment));
        message.saveChanges();
        return message;
    }
}
