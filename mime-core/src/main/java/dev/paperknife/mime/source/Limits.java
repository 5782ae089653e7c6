package dev.paperknife.mime.source;

/**
 * How far reading goes. A limit never throws: what lies beyond it stays a range of bytes, with a defect that says so.
 *
 * <p>Values are 0 or more; 0 means none allowed, {@link #UNLIMITED} means no limit.
 *
 * @param depth entities inside each other, multiparts and messages together
 * @param messages messages inside each other, within the depth
 * @param encodedMessages encoded messages inside encoded messages
 * @param parts parts in a message, nested ones included
 * @param fields fields in a header section
 * @param headerBytes bytes of one header section, and how far ahead a reader looks
 * @param headerBytesInAll bytes of all header sections of a message
 * @param fieldBytes bytes of a field that is read as a value
 * @param fieldNameBytes bytes of a field name
 * @param parameters parameters of a field
 * @param sections sections of one parameter (RFC 2231 3)
 * @param boundaryBytes bytes of a boundary
 * @param addresses addresses in a field
 * @param encodedWords encoded-words that are decoded in a field
 * @param decodedChars chars that the encoded-words of a field may decode to
 * @param defects defects that are kept
 * @param defectsPerCode defects that are kept of one code
 * @param decodedBytes bytes of a body that is decoded into memory
 */
public record Limits(
        int depth,
        int messages,
        int encodedMessages,
        int parts,
        int fields,
        int headerBytes,
        int headerBytesInAll,
        int fieldBytes,
        int fieldNameBytes,
        int parameters,
        int sections,
        int boundaryBytes,
        int addresses,
        int encodedWords,
        int decodedChars,
        int defects,
        int defectsPerCode,
        int decodedBytes) {
    /** No limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The limits of a reader that was not told otherwise. */
    public static final Limits DEFAULT = new Limits(
            /* depth */ 64, /* messages */
            16, /* encodedMessages */
            3, /* parts */
            10_000, /* fields */
            10_000, /* headerBytes */
            4_194_304, /* headerBytesInAll */
            33_554_432, /* fieldBytes */
            262_144, /* fieldNameBytes */
            1_000, /* parameters */
            256, /* sections */
            128, /* boundaryBytes */
            1_000, /* addresses */
            10_000, /* encodedWords */
            2_000, /* decodedChars */
            65_536, /* defects */
            1_000, /* defectsPerCode */
            100, /* decodedBytes */
            67_108_864);

    /** Refuses a negative limit. */
    public Limits {
        require("depth", depth);
        require("messages", messages);
        require("encodedMessages", encodedMessages);
        require("parts", parts);
        require("fields", fields);
        require("headerBytes", headerBytes);
        require("headerBytesInAll", headerBytesInAll);
        require("fieldBytes", fieldBytes);
        require("fieldNameBytes", fieldNameBytes);
        require("parameters", parameters);
        require("sections", sections);
        require("boundaryBytes", boundaryBytes);
        require("addresses", addresses);
        require("encodedWords", encodedWords);
        require("decodedChars", decodedChars);
        require("defects", defects);
        require("defectsPerCode", defectsPerCode);
        require("decodedBytes", decodedBytes);
    }

    private static void require(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("limit " + name + " is " + value + "; it must be 0 or more");
        }
    }

    /** These limits with another {@link #depth()}. */
    public Limits withDepth(int depth) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #messages()}. */
    public Limits withMessages(int messages) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #encodedMessages()}. */
    public Limits withEncodedMessages(int encodedMessages) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #parts()}. */
    public Limits withParts(int parts) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #fields()}. */
    public Limits withFields(int fields) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #headerBytes()}. */
    public Limits withHeaderBytes(int headerBytes) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #headerBytesInAll()}. */
    public Limits withHeaderBytesInAll(int headerBytesInAll) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #fieldBytes()}. */
    public Limits withFieldBytes(int fieldBytes) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #fieldNameBytes()}. */
    public Limits withFieldNameBytes(int fieldNameBytes) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #parameters()}. */
    public Limits withParameters(int parameters) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #sections()}. */
    public Limits withSections(int sections) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #boundaryBytes()}. */
    public Limits withBoundaryBytes(int boundaryBytes) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #addresses()}. */
    public Limits withAddresses(int addresses) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #encodedWords()}. */
    public Limits withEncodedWords(int encodedWords) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #decodedChars()}. */
    public Limits withDecodedChars(int decodedChars) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #defects()}. */
    public Limits withDefects(int defects) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #defectsPerCode()}. */
    public Limits withDefectsPerCode(int defectsPerCode) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }

    /** These limits with another {@link #decodedBytes()}. */
    public Limits withDecodedBytes(int decodedBytes) {
        return new Limits(
                depth,
                messages,
                encodedMessages,
                parts,
                fields,
                headerBytes,
                headerBytesInAll,
                fieldBytes,
                fieldNameBytes,
                parameters,
                sections,
                boundaryBytes,
                addresses,
                encodedWords,
                decodedChars,
                defects,
                defectsPerCode,
                decodedBytes);
    }
}
