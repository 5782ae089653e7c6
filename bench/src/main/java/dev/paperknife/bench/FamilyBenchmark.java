package dev.paperknife.bench;

import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/** Set F: mail made to be slow to read. Four times the size is to take about four times as long. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class FamilyBenchmark {
    /** What the mail holds many of. */
    public enum Family {
        NESTED_MESSAGES,
        ABSENT_BOUNDARIES,
        EMPTY_PARTS,
        WORD_STARTS,
        WORDS,
        SECTIONS,
        COMMENTS,
        MAILBOXES,
        FIELDS,
        LONG_FIELD,
        JUNK_LINES,
        HYPHEN_LINES,
        BAD_BASE64,
        BAD_ESCAPES
    }

    @Param
    private Family family = Family.WORDS;

    @Param({"100000", "400000"})
    private int bytes;

    private byte[] mail = {};

    @Setup
    public void make() {
        mail = make(family, bytes).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String make(Family family, int bytes) {
        return switch (family) {
            case NESTED_MESSAGES -> many("Content-Type: message/rfc822\n\n", bytes);
            case ABSENT_BOUNDARIES ->
                body(
                        "multipart/mixed; boundary=b",
                        many("--b\nContent-Type: multipart/mixed; boundary=a\n\nx\n", bytes));
            case EMPTY_PARTS -> body("multipart/mixed; boundary=b", many("--b\n", bytes));
            case WORD_STARTS -> "Subject: " + many("=?", bytes) + "\n\nx\n";
            case WORDS -> "Subject: " + many("=?utf-8?q?=C3=A4?=\n ", bytes) + "\n\nx\n";
            case SECTIONS -> sections(bytes);
            case COMMENTS -> "From: " + many("(", bytes) + "a@b.example\n\nx\n";
            case MAILBOXES -> "From: " + many("Ann \"Q\" <a@b.example>,\n ", bytes) + "\n\nx\n";
            case FIELDS -> many("X-Field: value\n", bytes) + "\nx\n";
            case LONG_FIELD -> "Subject: " + many("word ", bytes) + "\n\nx\n";
            case JUNK_LINES -> "From: a@b.example\n" + many("junk\n", bytes) + "Subject: x\n\nx\n";
            case HYPHEN_LINES ->
                body("multipart/mixed; boundary=b", "--b\n\n" + many("-\n--\n--c\n", bytes) + "--b--\n");
            case BAD_BASE64 -> encoded("base64", many("QUJD*\n=\n", bytes));
            case BAD_ESCAPES -> encoded("quoted-printable", many("=G0 = \n", bytes));
        };
    }

    private static String many(String piece, int bytes) {
        return piece.repeat(bytes / piece.length());
    }

    private static String body(String type, String body) {
        return "Content-Type: " + type + "\n\n" + body;
    }

    private static String encoded(String encoding, String body) {
        return "Content-Transfer-Encoding: " + encoding + "\n\n" + body;
    }

    private static String sections(int bytes) {
        StringBuilder parameters = new StringBuilder("Content-Type: text/plain");
        for (int i = 0; parameters.length() < bytes; i++) {
            parameters.append(";\n name*").append(i).append("=a");
        }
        return parameters + "\n\nx\n";
    }

    @Benchmark
    public void read(Blackhole sink) {
        Message message = Message.parse(mail);
        sink.consume(message.from());
        sink.consume(message.header().first("Subject", HeaderForms.text()));
        message.walk().map(Entity::filename).forEach(sink::consume);
        sink.consume(message.body().bytes());
    }
}
