package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Which transfer encoding others undo, and in what kind of body (RFC 2045 6.4). */
final class EncodingChoice implements Alternative {
    /** Shorter text can be anything. */
    private static final int FEWEST_ENCODED_BYTES = 16;

    /** Why the data of a part may be encoded though nothing undoes it. */
    private static final List<Defect.Code> UNENCODED = List.of(
            Defect.Code.LOOKS_ENCODED,
            Defect.Code.UNKNOWN_TRANSFER_ENCODING,
            Defect.Code.LEGACY_TRANSFER_ENCODING,
            Defect.Code.INVALID_TRANSFER_ENCODING,
            Defect.Code.COMMENT_INSIDE_TOKEN,
            Defect.Code.ENCODED_WORD_IN_TOKEN);

    @Override
    public void offer(Subject subject, Offers offers) {
        subject.contentField("Content-Transfer-Encoding").ifPresent(field -> offer(field, subject, offers));
        Entity entity = subject.entity();
        if (entity.body() instanceof Content && entity.transferEncoding().isIdentity()) {
            offerLooksEncoded(subject, offers);
        }
    }

    private static void offer(Field field, Subject subject, Offers offers) {
        Entity entity = subject.entity();
        for (Defect defect : subject.defectsOf(field, HeaderForms.transferEncoding())) {
            switch (defect.code()) {
                case INVALID_TRANSFER_ENCODING, SEVERAL_TRANSFER_ENCODINGS ->
                    named(field).forEach(token -> offers.offer(defect.code(), subject.with(field, token)));
                case ENCODED_WORD_IN_TOKEN -> {
                    String decoded = EncodedWords.decode(field.value(), subject.context());
                    offers.offer(defect.code(), subject.with(field, decoded.replace("\"", "")));
                }
                case COMMENT_INSIDE_TOKEN ->
                    offers.offer(defect.code(), subject.with(field, new FieldSource(field).withoutComments()));
                case LEGACY_TRANSFER_ENCODING -> offerLegacy(field, subject, offers);
                default -> {}
            }
        }
        if (!entity.transferEncoding().isIdentity() && entity.contentType().isMultipart()) {
            offers.offer(Defect.Code.ENCODED_MULTIPART, decoded(field, subject));
        } else if (!entity.transferEncoding().isIdentity() && entity.body() instanceof Message) {
            offers.offer(Defect.Code.ENCODED_MESSAGE, () -> List.of(opaque(entity)));
        }
    }

    /** The known encodings whose names stand in the value, whatever is around them. */
    private static Set<String> named(Field field) {
        Set<String> names = new LinkedHashSet<>();
        byte[] bytes = field.value().bytes();
        for (int i = 0; i < bytes.length; ) {
            int from = i;
            while (i < bytes.length && Ascii.isToken(bytes[i])) {
                i++;
            }
            TransferEncoding.forToken(bytes, from, i).ifPresent(encoding -> names.add(encoding.token()));
            i = i == from ? i + 1 : i;
        }
        return names;
    }

    /** A multipart whose delimiters are looked for in the decoded bytes. */
    private static Rope decoded(Field field, Subject subject) {
        byte[] body = subject.entity().transferEncoding().decode(subject.body(), DefectSink.NONE);
        Slice head = subject.head();
        long before = field.raw().offset() - head.offset();
        long after = field.raw().end() - head.offset();
        return Rope.of(head.slice(0, before), head.slice(after, head.length()), Slice.of(body));
    }

    private static Leaf opaque(Entity entity) {
        return Leaf.of(entity.contentType(), entity.filename(), entity::rawBody, entity.transferEncoding());
    }

    private static void offerLegacy(Field field, Subject subject, Offers offers) {
        Entity entity = subject.entity();
        if (entity.transferEncoding() == TransferEncoding.UUENCODE) {
            offers.offer(Defect.Code.LEGACY_TRANSFER_ENCODING, subject.with(field, " binary"));
            return;
        }
        String token = field.read(HeaderForms.transferEncoding())
                .map(value -> value.token())
                .orElse("");
        if (token.endsWith("yenc") && YencFile.find(subject.body()) >= 0) {
            offerDecoded(() -> YencFile.decode(subject.body(), YencFile.find(subject.body())), subject, offers);
        } else if (token.endsWith("binhex40") || token.endsWith("binhex")) {
            int most = subject.context().limits().decodedBytes();
            offerDecoded(() -> BinHex.decode(subject.body(), most), subject, offers);
        }
    }

    private static void offerDecoded(Supplier<byte[]> octets, Subject subject, Offers offers) {
        Entity entity = subject.entity();
        Supplier<Slice> raw = () -> Slice.of(octets.get());
        offers.offer(
                Defect.Code.LEGACY_TRANSFER_ENCODING,
                () -> List.of(Leaf.of(entity.contentType(), entity.filename(), raw, TransferEncoding.BINARY)));
    }

    /** An attachment that is nothing but base64, though nobody says so. */
    private static void offerLooksEncoded(Subject subject, Offers offers) {
        Entity entity = subject.entity();
        boolean isAttachment =
                entity.disposition().filter(value -> value.isAttachment()).isPresent()
                        || entity.filename().isPresent()
                        || !entity.contentType().isText();
        Optional<Defect> reason =
                UNENCODED.stream().flatMap(code -> subject.first(code).stream()).findFirst();
        if (isAttachment && reason.isPresent() && isBase64(subject.body())) {
            offers.offer(
                    reason.get().code(),
                    () -> List.of(Leaf.of(
                            entity.contentType(), entity.filename(), entity::rawBody, TransferEncoding.BASE64)));
        }
    }

    /** Whether there are whole quanta of base64, at least four, and nothing else but line ends. */
    private static boolean isBase64(Slice body) {
        byte[] bytes = body.array();
        int characters = 0;
        int padding = 0;
        for (int i = body.from(); i < body.to(); i++) {
            boolean isData = EncodedBodies.isBase64(bytes[i]);
            if (isData && padding == 0) {
                characters++;
            } else if (bytes[i] == '=' && padding < 2) {
                padding++;
            } else if (bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return characters + padding >= FEWEST_ENCODED_BYTES && (characters + padding) % 4 == 0;
    }
}
