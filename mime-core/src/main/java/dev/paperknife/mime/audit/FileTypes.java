package dev.paperknife.mime.audit;

import java.util.Set;

/** Extensions by what they do when somebody opens the file. The lists are data: {@link #VERSION} grows with them. */
public final class FileTypes {
    /** The version of the lists. */
    public static final int VERSION = 1;

    private static final Set<String> DANGEROUS = Set.of(
            "exe",
            "scr",
            "com",
            "pif",
            "cpl",
            "msi",
            "msix",
            "bat",
            "cmd",
            "ps1",
            "psm1",
            "js",
            "jse",
            "vbs",
            "vbe",
            "wsf",
            "wsh",
            "hta",
            "jar",
            "lnk",
            "url",
            "scf",
            "library-ms",
            "search-ms",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "one",
            "xll",
            "chm",
            "reg",
            "inf",
            "desktop",
            "app",
            "dmg",
            "pkg",
            "command",
            "sh");

    /** These run only what their content says. */
    private static final Set<String> PAGES = Set.of("svg", "html", "htm", "shtml", "xhtml");

    private static final Set<String> DOCUMENTS = Set.of(
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "rtf", "csv", "jpg", "jpeg", "png", "gif", "zip",
            "mp3", "mp4");

    private FileTypes() {}

    /** The extension of a name as people see it: in lower case, look-alikes as the ASCII they stand for; empty for none. */
    public static String extension(String name) {
        return NameText.folded(new NameFindings(name).extension());
    }

    /** Whether a file with that extension, in lower case and without dot, runs or opens something remote. */
    public static boolean isDangerous(String extension) {
        return DANGEROUS.contains(extension);
    }

    /** Whether it does so where it holds active content. */
    public static boolean isPage(String extension) {
        return PAGES.contains(extension);
    }

    /** Whether people take a file with that extension for a document. */
    public static boolean isDocument(String extension) {
        return DOCUMENTS.contains(extension);
    }
}
