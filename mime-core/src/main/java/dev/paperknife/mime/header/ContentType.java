package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * What a body is (Content-Type, RFC 2045 5).
 *
 * @param type the type, in lower case
 * @param subtype the subtype, in lower case
 * @param parameters the parameters, decoded
 */
public record ContentType(String type, String subtype, Parameters parameters) {
    /** What a part is that does not say otherwise (RFC 2045 5.2); without a charset parameter. */
    public static final ContentType TEXT_PLAIN = new ContentType("text", "plain", Parameters.NONE);

    /** A message (RFC 2046 5.2.1): what the parts of a multipart/digest are that do not say otherwise. */
    public static final ContentType MESSAGE_RFC822 = new ContentType("message", "rfc822", Parameters.NONE);

    /**
     * Puts both names in lower case.
     *
     * @throws IllegalArgumentException if one of them is no token (RFC 2045 5.1)
     */
    public ContentType {
        type = lowerToken(type);
        subtype = lowerToken(subtype);
    }

    private static String lowerToken(String name) {
        boolean isToken = !name.isEmpty();
        boolean isLower = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            isToken &= c < 0x80 && Ascii.isToken((byte) c);
            isLower &= c < 'A' || c > 'Z';
        }
        if (!isToken) {
            throw new IllegalArgumentException("no token of a content type (RFC 2045 5.1): " + name);
        }
        return isLower ? name : Ascii.lower(name);
    }

    /**
     * Reads a content type that a program writes, which must be right.
     *
     * @throws IllegalArgumentException if it departs from RFC 2045 5.1 or RFC 2231; the message names the departure
     */
    public static ContentType parse(String text) {
        return StrictReading.of(text, HeaderForms.contentType(), "Content-Type");
    }

    /** Type and subtype with the slash: {@code text/plain}. */
    public String mediaType() {
        return type + "/" + subtype;
    }

    /** Whether this is that type and subtype; ASCII case does not matter. */
    public boolean is(String type, String subtype) {
        return Ascii.equalsIgnoreCase(this.type, type) && Ascii.equalsIgnoreCase(this.subtype, subtype);
    }

    /** Whether the type is text. */
    public boolean isText() {
        return type.equals("text");
    }

    /** Whether the type is multipart. */
    public boolean isMultipart() {
        return type.equals("multipart");
    }

    /** Whether this is a message that is read as one: message/rfc822 or message/global (RFC 6532 3.7). */
    public boolean isMessage() {
        return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global"));
    }

    /** The declared charset as it is written; absent without the parameter. */
    public Optional<String> charset() {
        return parameters.get("charset");
    }

    /** The boundary as text, for people; delimiters are compared with {@link #boundaryBytes()}. */
    public Optional<String> boundary() {
        return parameters.get("boundary");
    }

    /**
     * The boundary's bytes, with their offset in the field, trailing blanks included; absent without the parameter, and for one
     * given in a charset that is no superset of ASCII or beyond the limit.
     */
    public Optional<Slice> boundaryBytes() {
        return parameters.boundaryBytes();
    }

    /** The same with one more parameter, or another value of it; as {@link Parameters#with} does. */
    public ContentType with(String name, String value) {
        return new ContentType(type, subtype, parameters.with(name, value));
    }

    /** The value of a Content-Type field: folded, ASCII, parameters as {@link ParameterStyle#STANDARD} has them. */
    public String format() {
        return format(ParameterStyle.STANDARD);
    }

    /** The value of a Content-Type field: folded, ASCII. */
    public String format(ParameterStyle style) {
        return new ParameterWriter(style, "Content-Type: ".length()).write(mediaType(), parameters);
    }
}
