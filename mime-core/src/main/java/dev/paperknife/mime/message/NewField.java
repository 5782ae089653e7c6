package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;

/** A field that a caller wants written, its value as people read it. */
record NewField(String name, String value) {
    /** A field of a message, checked as far as it can be without knowing how it will be written. */
    static NewField ofMessage(String name, String value) {
        return checked(name, value);
    }

    /** A field of a part. */
    static NewField ofPart(String name, String value) {
        return checked(name, value);
    }

    private static NewField checked(String name, String value) {
        Permitted.fieldName(name);
        Permitted.text(name, value);
        if (isOwn(name)) {
            throw new IllegalArgumentException(
                    "the builder writes " + name + " itself, from the parts it is given: use its methods for that");
        }
        FieldWriter.UTF8.write(name, value);
        return new NewField(name, value);
    }

    private static boolean isOwn(String name) {
        return switch (Ascii.lower(name)) {
            case "content-type", "content-transfer-encoding", "content-disposition", "content-id", "mime-version" ->
                true;
            default -> false;
        };
    }
}
