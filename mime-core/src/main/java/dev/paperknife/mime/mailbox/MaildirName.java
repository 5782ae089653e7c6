package dev.paperknife.mime.mailbox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The name of a file in a Maildir: a unique name and, after {@code :2,}, the flags. Where a colon cannot stand in file names,
 * programs write {@code ;} or {@code !} instead, which is read everywhere.
 *
 * @param unique what no two messages share, whatever their flags
 * @param isText whether the name is text in the file system's charset; else unique is its bytes, percent-encoded
 */
record MaildirName(String unique, boolean isText, char separator, MaildirFlags flags) {
    private static final String SEPARATORS = ":;!";

    /** Any name is one; without info there are no flags. */
    static MaildirName parse(Path file) {
        boolean isText = isText(file);
        String name = isText ? file.getFileName().toString() : encoded(file);
        char separator = file.getFileSystem().getSeparator().equals("\\") ? ';' : ':';
        int info = infoIn(name);
        if (info < 0) {
            return new MaildirName(name, isText, separator, MaildirFlags.NONE);
        }
        // "1," is an experimental form, whose meaning nobody fixed.
        String letters = name.charAt(info + 1) == '2' ? name.substring(info + 3) : "";
        return new MaildirName(name.substring(0, info), isText, name.charAt(info), flags(letters));
    }

    private static boolean isText(Path file) {
        try {
            return file.resolveSibling(file.getFileName().toString()).equals(file);
        } catch (InvalidPathException e) {
            // What stands for bytes that could not be read cannot be written in every charset.
            return false;
        }
    }

    private static String encoded(Path file) {
        String path = file.toUri().getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static int infoIn(String name) {
        for (int i = name.length() - 3; i >= 0; i--) {
            boolean isInfo = (name.charAt(i + 1) == '2' || name.charAt(i + 1) == '1') && name.charAt(i + 2) == ',';
            if (isInfo && SEPARATORS.indexOf(name.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Controls and backslashes, which some file systems allow, are no flags. */
    private static MaildirFlags flags(String letters) {
        StringBuilder kept = new StringBuilder(letters.length());
        letters.chars()
                .filter(c -> c > ' ' && c != 0x7F && c != '\\' && c != '/')
                .forEach(c -> kept.append((char) c));
        return new MaildirFlags(kept.toString());
    }

    /** Whether a message may be called so: a name that no path, no info and no hidden file is made of. */
    static boolean isUnique(String name) {
        boolean isPlain = !name.isEmpty() && name.charAt(0) != '.' && infoIn(name) < 0;
        return isPlain && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '/' && c != '\\' && c != ':');
    }

    MaildirName named(String other) {
        return new MaildirName(other, true, separator, flags);
    }

    MaildirName with(MaildirFlags others) {
        return new MaildirName(unique, isText, separator, others);
    }

    /** The name as it stands in {@code cur}. */
    String inCur() {
        return unique + separator + "2," + flags.letters();
    }
}
