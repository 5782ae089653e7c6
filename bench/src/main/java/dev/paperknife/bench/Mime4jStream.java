package dev.paperknife.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.CharsetUtil;
import org.openjdk.jmh.infra.Blackhole;

/** Apache Mime4J's pull parser, with the field parsers of its DOM for the fields of the message. */
final class Mime4jStream implements Contender {
    private interface Look {
        void at(MimeTokenStream tokens) throws IOException, MimeException;
    }

    private static void eachBody(byte[] mail, Look look) throws IOException, MimeException {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
        tokens.parse(new ByteArrayInputStream(mail));
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            if (state == EntityState.T_BODY) {
                look.at(tokens);
            }
        }
    }

    @Override
    public void fields(byte[] mail, Blackhole sink) throws IOException, MimeException {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
        tokens.parse(new ByteArrayInputStream(mail));
        for (EntityState state = tokens.getState(); state != EntityState.T_END_HEADER; state = tokens.next()) {
            if (state == EntityState.T_FIELD) {
                field(tokens.getField(), sink);
            }
        }
    }

    private static void field(Field field, Blackhole sink) throws MimeException {
        switch (field.getNameLowerCase()) {
            case "from", "to", "cc", "subject", "date" ->
                sink.consume(LenientFieldParser.getParser()
                        .parse(field, DecodeMonitor.SILENT)
                        .isValidField());
            default -> {}
        }
    }

    @Override
    public void structure(byte[] mail, Blackhole sink) throws IOException, MimeException {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
        tokens.parse(new ByteArrayInputStream(mail));
        int depth = 0;
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_FIELD -> {
                    if (depth == 0) {
                        field(tokens.getField(), sink);
                    }
                }
                case T_BODY -> look(tokens.getBodyDescriptor(), sink);
                default -> {}
            }
        }
    }

    private static void look(BodyDescriptor body, Blackhole sink) {
        sink.consume(body.getMimeType());
        sink.consume(body.getTransferEncoding());
    }

    @Override
    public void decode(byte[] mail, Blackhole sink) throws IOException, MimeException {
        eachBody(mail, tokens -> {
            if (tokens.getBodyDescriptor().getMediaType().equals("text")) {
                sink.consume(text(tokens));
            } else {
                try (InputStream in = tokens.getDecodedInputStream()) {
                    sink.consume(in.readAllBytes());
                }
            }
        });
    }

    private static String text(MimeTokenStream tokens) throws IOException {
        Charset charset = CharsetUtil.lookup(tokens.getBodyDescriptor().getCharset());
        try (InputStream in = tokens.getDecodedInputStream();
                Reader reader = new InputStreamReader(in, charset == null ? StandardCharsets.US_ASCII : charset)) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    @Override
    public void stream(byte[] mail, Blackhole sink) throws IOException, MimeException {
        eachBody(mail, tokens -> {
            try (InputStream in = tokens.getDecodedInputStream()) {
                sink.consume(in.transferTo(OutputStream.nullOutputStream()));
            }
        });
    }

    @Override
    public void text(byte[] mail, Blackhole sink) throws IOException, MimeException {
        eachBody(mail, tokens -> {
            if (tokens.getBodyDescriptor().getMimeType().equals("text/plain")) {
                sink.consume(text(tokens));
            }
        });
    }
}
