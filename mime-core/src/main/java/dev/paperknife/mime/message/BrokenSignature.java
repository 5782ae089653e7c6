package dev.paperknife.mime.message;

/**
 * A signature, or an encrypted body, that a change makes worthless.
 *
 * @param section the entity that carries it
 * @param detail what of it is changed: a field's name, {@code body}, or the type of the part
 */
public record BrokenSignature(Kind kind, String section, String detail) {
    /** What made it. */
    public enum Kind {
        /** DKIM (RFC 6376), and the message signatures of ARC (RFC 8617). */
        DKIM,
        /** S/MIME (RFC 8551). */
        SMIME,
        /** OpenPGP (RFC 3156, RFC 9580). */
        PGP
    }
}
