package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.ParameterStyle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes fields: name, colon, value, folded, CRLF. Every field of every writer goes through {@link #field}, whose result is
 * looked at once more as bytes, so that no value can end its line.
 *
 * @param isUtf8 whether text may be raw UTF-8 (RFC 6532), for paths with SMTPUTF8
 * @param charset what encoded-words are written in, where it has the characters
 */
record FieldWriter(boolean isUtf8, Charset charset, ParameterStyle style) {
    static final FieldWriter DEFAULT = new FieldWriter(false, StandardCharsets.UTF_8, ParameterStyle.EXTENDED);
    static final FieldWriter UTF8 = new FieldWriter(true, StandardCharsets.UTF_8, ParameterStyle.EXTENDED);

    /** A field with a value as text: what the name calls for is read from it, or the text is encoded as text. */
    byte[] write(String name, String value) {
        Permitted.fieldName(name);
        Permitted.text(name, value);
        return switch (FieldKind.of(name)) {
            case TEXT -> text(name, value);
            case ADDRESSES -> addresses(name, Values.addresses(name, value));
            case IDS -> ids(name, Values.ids(name, value));
            case DATE -> field(name, Values.date(name, value).format());
            case TYPE -> type(name, ContentType.parse(value));
            case DISPOSITION -> disposition(name, ContentDisposition.parse(value));
            case ENCODING -> encoding(name, Values.encoding(value));
            case TOKENS -> tokens(name, value);
        };
    }

    byte[] text(String name, String text) {
        Permitted.fieldName(name);
        Permitted.text(name, text);
        boolean isRaw = isUtf8 && Utf8Text.isSafe(text);
        return field(name, isRaw ? folded(name, text) : EncodedWords.encode(text, charset(text), column(name)));
    }

    private Charset charset(String text) {
        boolean isFaithful = FaithfulText.encode(text, charset).isPresent();
        return isFaithful ? charset : StandardCharsets.UTF_8;
    }

    byte[] addresses(String name, List<? extends Address> addresses) {
        AddressText format = new AddressText(isUtf8);
        List<String> elements = new ArrayList<>(addresses.size());
        for (Address address : addresses) {
            elements.add(format.of(address));
        }
        return field(name, new Folding(column(name)).list(elements, ",").toString());
    }

    byte[] ids(String name, List<MessageId> ids) {
        List<String> elements = new ArrayList<>(ids.size());
        for (MessageId id : ids) {
            elements.add(id.format());
        }
        String value = new Folding(column(name)).list(elements, "").toString();
        return isUtf8 ? field(name, value) : field(name, Values.requireAscii(name, value));
    }

    byte[] date(String name, DateTime date) {
        return field(name, date.format());
    }

    byte[] type(String name, ContentType type) {
        return field(name, type.format(style));
    }

    byte[] disposition(String name, ContentDisposition disposition) {
        return field(name, disposition.format(style));
    }

    byte[] encoding(String name, TransferEncoding encoding) {
        return field(name, encoding.token());
    }

    byte[] tokens(String name, String value) {
        Permitted.text(name, value);
        return field(name, folded(name, isUtf8 ? value : Values.requireAscii(name, value)));
    }

    private static String folded(String name, String value) {
        return new Folding(column(name)).words(value).toString();
    }

    private static int column(String name) {
        return name.length() + 2;
    }

    private static byte[] field(String name, String value) {
        String field = Permitted.fieldName(name) + (value.isEmpty() ? ":" : ": ") + value + "\r\n";
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        FieldBytes.require(name, bytes);
        return bytes;
    }
}
