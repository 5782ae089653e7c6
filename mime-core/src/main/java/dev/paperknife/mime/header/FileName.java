package dev.paperknife.mime.header;

import java.util.Optional;

/** Which of a part's names counts: that of Content-Disposition (RFC 2183 2.3) before that of Content-Type (RFC 2046 4.5.1). */
public final class FileName {
    private FileName() {}

    /**
     * The name as the sender gave it, decoded: {@code filename*} before {@code filename*0} before {@code filename} before
     * {@code name}. An empty one counts where there is no other. Not safe to write to.
     */
    public static Optional<String> of(Optional<ContentDisposition> disposition, ContentType type) {
        Optional<String> filename = disposition.isPresent() ? disposition.get().filename() : Optional.empty();
        if (filename.isPresent() && !filename.get().isEmpty()) {
            return filename;
        }
        Optional<String> name = type.parameters().get("name");
        return name.isPresent() ? name : filename;
    }
}
