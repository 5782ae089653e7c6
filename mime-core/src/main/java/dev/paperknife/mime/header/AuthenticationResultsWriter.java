package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;

/** Writes Authentication-Results (RFC 8601 2.2), and refuses what would not read as it is. */
final class AuthenticationResultsWriter {
    private static final int MOST_INSTANCES = 9999;

    private AuthenticationResultsWriter() {}

    /** Refuses what would not read as it is. */
    static void requireWritable(int instance, String authservId, String version) {
        PlainText.checked("an authserv-id", authservId);
        requireDigits(version);
        if (instance < 0 || instance > MOST_INSTANCES) {
            throw new IllegalArgumentException("an instance is a number from 1, or 0 for none (RFC 8617 4.2.1)");
        }
    }

    static void requireWritable(String method, String version, String result, String reason) {
        requireKeyword(method);
        requireDigits(version);
        requireKeyword(result);
        PlainText.checked("a reason", reason);
    }

    static void requireWritable(String type, String name, String value) {
        if (!type.isEmpty()) {
            requireKeyword(type);
        }
        requireKeyword(name);
        PlainText.checked("a property", value);
    }

    private static void requireKeyword(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F || !AuthenticationResultsParser.isKeywordByte((byte) c) || Ascii.lower((byte) c) != c) {
                throw new IllegalArgumentException("no keyword in lower case (RFC 8601 2.2)");
            }
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a keyword is missing (RFC 8601 2.2)");
        }
    }

    private static void requireDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9' || i >= AuthenticationResultsParser.MOST_DIGITS) {
                throw new IllegalArgumentException("a version is a short number (RFC 8601 2.2)");
            }
        }
    }

    /** The value of the field. */
    static String format(AuthenticationResults field) {
        StringBuilder out = new StringBuilder();
        if (field.instance() > 0) {
            out.append("i=").append(field.instance()).append("; ");
        }
        out.append(quotedIfNeeded(field.authservId()));
        if (!field.version().isEmpty()) {
            out.append(' ').append(field.version());
        }
        if (field.results().isEmpty()) {
            out.append("; none");
        }
        for (AuthenticationResults.Result result : field.results()) {
            append(out, result);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, AuthenticationResults.Result result) {
        out.append("; ").append(result.method());
        if (!result.version().isEmpty()) {
            out.append('/').append(result.version());
        }
        out.append('=').append(result.result());
        if (!result.reason().isEmpty()) {
            out.append(" reason=").append(DisplayName.quoted(result.reason()));
        }
        for (AuthenticationResults.Property property : result.properties()) {
            out.append(' ').append(property.type()).append(property.type().isEmpty() ? "" : ".");
            out.append(property.name()).append('=').append(quotedIfNeeded(property.value()));
        }
    }

    /** Bare where that reads back: a value, or an address (RFC 8601 2.2). */
    private static String quotedIfNeeded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || (!Ascii.isToken((byte) c) && "@:/".indexOf(c) < 0)) {
                return DisplayName.quoted(text);
            }
        }
        return text.isEmpty() ? "\"\"" : text;
    }
}
