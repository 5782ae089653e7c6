package dev.paperknife.mime.header;

/** How parameters that are not plain ASCII are written. */
public enum ParameterStyle {
    /** RFC 2231 alone. */
    EXTENDED,
    /** RFC 2231, and a plain form in ASCII before it for readers that do not know it. */
    STANDARD,
    /** RFC 2231, and a plain form as encoded-words before it in {@code name} and {@code filename}, as older Outlook and QQ Mail need. */
    ENCODED_WORDS
}
