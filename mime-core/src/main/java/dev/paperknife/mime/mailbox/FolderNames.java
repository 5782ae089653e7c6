package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.charset.Charsets;
import java.nio.charset.StandardCharsets;

/** Names of the folders of a Maildir++ on the disk: parts set off by dots, in IMAP's modified UTF-7. */
final class FolderNames {
    private FolderNames() {}

    static String encode(String displayName) {
        check(displayName);
        byte[] bytes = Charsets.encode(displayName, Charsets.imapUtf7())
                .orElseThrow(() -> new IllegalArgumentException("the name of a folder holds half a surrogate pair"));
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static void check(String name) {
        if (name.startsWith(".") || name.endsWith(".") || name.contains("..") || name.isEmpty()) {
            throw new IllegalArgumentException("the name of a folder has an empty part");
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '/' || c == '\\')) {
            throw new IllegalArgumentException("the name of a folder must not hold a slash, a backslash or a control");
        }
    }
}
