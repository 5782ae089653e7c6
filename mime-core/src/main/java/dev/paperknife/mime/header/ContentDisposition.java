package dev.paperknife.mime.header;

import java.util.Optional;

/**
 * How a part is meant to be shown (Content-Disposition, RFC 2183).
 *
 * @param type {@code inline} or {@code attachment}; a field that says anything else means attachment
 * @param parameters the parameters, decoded
 */
public record ContentDisposition(String type, Parameters parameters) {
    /** Shown with the rest. */
    public static final String INLINE = "inline";

    /** Kept apart. */
    public static final String ATTACHMENT = "attachment";

    /**
     * Refuses any other type.
     *
     * @throws IllegalArgumentException if the type is neither {@code inline} nor {@code attachment}
     */
    public ContentDisposition {
        if (!type.equals(INLINE) && !type.equals(ATTACHMENT)) {
            throw new IllegalArgumentException("a disposition is inline or attachment (RFC 2183 2): " + type);
        }
    }

    /** An attachment with a file name. */
    public static ContentDisposition attachment(String filename) {
        return new ContentDisposition(ATTACHMENT, Parameters.NONE.with("filename", filename));
    }

    /** An inline part with a file name. */
    public static ContentDisposition inline(String filename) {
        return new ContentDisposition(INLINE, Parameters.NONE.with("filename", filename));
    }

    /**
     * Reads a disposition that a program writes, which must be right.
     *
     * @throws IllegalArgumentException if it departs from RFC 2183 2 or RFC 2231; the message names the departure
     */
    public static ContentDisposition parse(String text) {
        return StrictReading.of(text, HeaderForms.contentDisposition(), "Content-Disposition");
    }

    /** Whether the part is to be kept apart. */
    public boolean isAttachment() {
        return type.equals(ATTACHMENT);
    }

    /** The file name as the sender gave it, decoded: not safe to write to (RFC 2183 2.3). */
    public Optional<String> filename() {
        return parameters.get("filename");
    }

    /** The value of a Content-Disposition field: folded, ASCII, parameters as {@link ParameterStyle#STANDARD} has them. */
    public String format() {
        return format(ParameterStyle.STANDARD);
    }

    /** The value of a Content-Disposition field: folded, ASCII. */
    public String format(ParameterStyle style) {
        return new ParameterWriter(style, "Content-Disposition: ".length()).write(type, parameters);
    }
}
