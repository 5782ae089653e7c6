package dev.paperknife.mime.audit;

import org.jspecify.annotations.Nullable;

/**
 * As much of a CMS object as tells what it is (RFC 5652 3, 5.1): read from its first bytes, definite or indefinite lengths, and
 * nothing of it trusted.
 *
 * @param type what it holds
 * @param hasContent whether a signature carries content of its own
 * @param signers how many signers a signature has; -1 where that is not to be read
 */
record Cms(Type type, boolean hasContent, int signers) {
    /** Content types (RFC 5652 14, RFC 3274, RFC 5083). */
    enum Type {
        DATA("data", "1.2.840.113549.1.7.1"),
        SIGNED("signed-data", "1.2.840.113549.1.7.2"),
        ENVELOPED("enveloped-data", "1.2.840.113549.1.7.3"),
        ENCRYPTED("encrypted-data", "1.2.840.113549.1.7.6"),
        COMPRESSED("compressed-data", "1.2.840.113549.1.9.16.1.9"),
        AUTHENTICATED_ENVELOPED("authEnveloped-data", "1.2.840.113549.1.9.16.1.23");

        private final String smimeType;
        private final String objectIdentifier;

        Type(String smimeType, String objectIdentifier) {
            this.smimeType = smimeType;
            this.objectIdentifier = objectIdentifier;
        }

        /** What {@code smime-type} calls it (RFC 8551 3.2.2), in the case it is registered in. */
        String smimeType() {
            return smimeType;
        }

        static @Nullable Type of(String objectIdentifier) {
            for (Type type : values()) {
                if (type.objectIdentifier.equals(objectIdentifier)) {
                    return type;
                }
            }
            return null;
        }
    }

    /** What the bytes are; null for anything but one of the types. */
    static @Nullable Cms of(byte[] bytes) {
        BerReader reader = new BerReader(bytes);
        if (!reader.enter(BerReader.SEQUENCE) || !reader.isAt(BerReader.OBJECT_IDENTIFIER)) {
            return null;
        }
        Type type = Type.of(reader.objectIdentifier());
        if (type == null || !reader.skip()) {
            return null;
        }
        boolean isOpen = type == Type.SIGNED && reader.enter(BerReader.CONTEXT_0) && reader.enter(BerReader.SEQUENCE);
        return isOpen ? signed(reader) : new Cms(type, false, -1);
    }

    /** SignedData: version, digest algorithms, content, certificates, revocation lists, signers. */
    private static Cms signed(BerReader reader) {
        boolean isRead = reader.skip(2) && reader.enter(BerReader.SEQUENCE) && reader.skip();
        if (!isRead) {
            return new Cms(Type.SIGNED, false, -1);
        }
        boolean hasContent = reader.isAt(BerReader.CONTEXT_0);
        while (reader.hasMore()) {
            if (!reader.skip()) {
                return new Cms(Type.SIGNED, hasContent, -1);
            }
        }
        reader.leave();
        while (reader.isAt(BerReader.CONTEXT_0) || reader.isAt(BerReader.CONTEXT_1)) {
            if (!reader.skip()) {
                return new Cms(Type.SIGNED, hasContent, -1);
            }
        }
        return new Cms(Type.SIGNED, hasContent, reader.enter(BerReader.SET) ? count(reader) : -1);
    }

    private static int count(BerReader reader) {
        int signers = 0;
        while (reader.hasMore()) {
            if (!reader.skip()) {
                return -1;
            }
            signers++;
        }
        return signers;
    }
}
