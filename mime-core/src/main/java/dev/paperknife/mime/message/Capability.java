package dev.paperknife.mime.message;

/** What a path may carry besides lines of ASCII. */
public enum Capability {
    /** Octets above 127 in bodies (RFC 6152). */
    EIGHTBITMIME,
    /** Any octets in bodies, and lines of any length (RFC 3030). */
    BINARYMIME,
    /** UTF-8 in fields and addresses, with all of 8BITMIME (RFC 6531). */
    SMTPUTF8
}
