package dev.paperknife.transport;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Fetching that knows MIME: structures without bodies, one part alone, the attachments by name. */
final class ImapParts {
    private static final FetchItem TYPE = FetchItem.fields("Content-Type", "Content-Transfer-Encoding");
    private static final byte[] EMPTY_LINE = {'\r', '\n'};

    private final ImapSession session;
    private final ImapFetcher fetcher;

    ImapParts(ImapSession session, ImapFetcher fetcher) {
        this.session = session;
        this.fetcher = fetcher;
    }

    /** The structure as the server has it; of a message that it cannot describe, that of the parsed message. */
    BodyStructure structure(long uid) throws IOException {
        Optional<BodyStructure> structure =
                fetcher.one(uid, FetchItem.STRUCTURE).structure();
        return structure.isPresent() ? structure.get() : parsed(uid);
    }

    private BodyStructure parsed(long uid) throws IOException {
        return StructureOfMessage.of(fetcher.message(uid));
    }

    /**
     * The attachments, by what the server says; where that cannot be right, the message itself is fetched and asked. Both go
     * by the rules of RFC 8621 4.1.4.
     */
    List<BodyStructure> attachments(long uid) throws IOException {
        Optional<BodyStructure> told = credible(uid);
        return StructureOfMessage.attachments(told.isPresent() ? told.get() : parsed(uid));
    }

    /** The message with its bodies left empty; absent where the server's structure of it cannot be right. */
    Optional<Message> outline(long uid) throws IOException {
        return credible(uid).map(StructureOfMessage::outline);
    }

    private Optional<BodyStructure> credible(long uid) throws IOException {
        MessageData data = fetcher.one(uid, FetchItem.STRUCTURE, FetchItem.SIZE, TYPE);
        return data.structure().filter(structure -> isCredible(structure, data));
    }

    /** Whether the message can be as it was described: its own header agrees, no multipart is empty, no part too large. */
    private static boolean isCredible(BodyStructure structure, MessageData data) {
        boolean isFull = structure
                .walk()
                .noneMatch(
                        part -> part.contentType().isMultipart() && part.parts().isEmpty());
        long most = data.size().orElse(Long.MAX_VALUE);
        boolean fits = structure.walk().allMatch(part -> part.encodedBytes().orElse(0) <= most);
        return isFull
                && fits
                && data.content(TYPE.key())
                        .map(fields -> agrees(structure, fields))
                        .orElse(true);
    }

    private static boolean agrees(BodyStructure structure, Slice fields) {
        ContentType declared = Message.parse(fields, ParseOptions.DEFAULT).contentType();
        boolean isMultipart = declared.isMultipart() && declared.boundary().isPresent();
        return isMultipart == structure.contentType().isMultipart();
    }

    /**
     * One part: its MIME header and body as a message of its own, whose content decodes. For a multipart, or a message inside
     * a message, all of it.
     */
    Message part(long uid, String section) throws IOException {
        if (isRoot(section)) {
            return root(uid, section);
        }
        FetchItem header = FetchItem.mimeHeader(section);
        FetchItem body = FetchItem.section(section);
        FetchItem outer = outerHeader(section);
        MessageData data = fetcher.one(uid, header, body, outer);
        Slice octets = data.content(body.key()).orElse(Slice.empty());
        if (isNowhere(data.content(header.key()), octets, section)) {
            throw noPart(uid, section);
        }
        return joined(fields(data, header, outer), octets);
    }

    /** The same into a file, in constant memory. */
    Message part(long uid, String section, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(uid, section, out);
        }
        return Message.open(file);
    }

    private void write(long uid, String section, OutputStream out) throws IOException {
        if (isRoot(section)) {
            fetcher.content(uid, rootItem(section), out).orElseThrow(() -> noPart(uid, section));
            return;
        }
        FetchItem header = FetchItem.mimeHeader(section);
        FetchItem outer = outerHeader(section);
        MessageData data = fetcher.one(uid, header, outer);
        if (isNowhere(data.content(header.key()), Slice.empty(), section)) {
            throw noPart(uid, section);
        }
        writeHeader(fields(data, header, outer), out);
        fetcher.content(uid, FetchItem.section(section), out);
    }

    private static Slice fields(MessageData data, FetchItem header, FetchItem outer) {
        return data.content(header.key())
                .filter(mime -> isHeader(mime))
                .or(() -> data.content(outer.key()))
                .orElse(Slice.empty());
    }

    /** Whether it is the multipart of a whole message, which has a section here but none in a command. */
    private static boolean isRoot(String section) {
        return section.equals("0") || section.endsWith(".0");
    }

    private static FetchItem rootItem(String section) {
        return section.equals("0") ? FetchItem.MESSAGE : FetchItem.section(section.substring(0, section.length() - 2));
    }

    private Message root(long uid, String section) throws IOException {
        FetchItem message = rootItem(section);
        Slice octets = fetcher.one(uid, message).content(message.key()).orElseThrow(() -> noPart(uid, section));
        return Message.parse(octets.asSource(), ParseOptions.DEFAULT);
    }

    /** A single part at the root of a message has that message's fields, and with many servers no MIME header of its own. */
    private static FetchItem outerHeader(String section) {
        int dot = section.lastIndexOf('.');
        String message = dot < 0 ? "" : section.substring(0, dot + 1);
        return section.substring(dot + 1).equals("1")
                ? FetchItem.body(message + "HEADER.FIELDS (CONTENT-TYPE CONTENT-TRANSFER-ENCODING CONTENT-DISPOSITION)")
                : FetchItem.mimeHeader(section);
    }

    /** Of what is not there some servers give NIL, others an empty string; a header has an empty line at least. */
    private static boolean isNowhere(Optional<Slice> header, Slice body, String section) {
        boolean isOnlyPart = section.equals("1") || section.endsWith(".1");
        return body.isEmpty() && header.map(Slice::isEmpty).orElse(true) && !isOnlyPart;
    }

    private static boolean isHeader(Slice mime) {
        return mime.length() > EMPTY_LINE.length;
    }

    private static Message joined(Slice header, Slice body) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream((int) (header.length() + body.length() + 4));
        writeHeader(header, octets);
        body.writeTo(octets);
        return Message.parse(octets.toByteArray());
    }

    private static void writeHeader(Slice header, OutputStream out) throws IOException {
        header.writeTo(out);
        if (!endsInEmptyLine(header)) {
            out.write(EMPTY_LINE);
        }
    }

    /** Some servers end a header without its empty line. */
    private static boolean endsInEmptyLine(Slice header) {
        String text = header.latin1();
        return text.equals("\r\n") || text.endsWith("\r\n\r\n");
    }

    private RefusedException noPart(long uid, String section) {
        return new RefusedException(
                session.wire().phase(), "no section " + section + " in the message with UID " + uid, "NONEXISTENT", "");
    }
}
