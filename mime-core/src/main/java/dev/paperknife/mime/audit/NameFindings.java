package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Filenames;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** What is wrong with one declared file name. Steps and lists are those by which the safe name is made. */
final class NameFindings {
    private static final int MOST_BLANKS = 10;
    private static final int LONGEST_EXTENSION = 20;

    private final String name;
    private final String last;
    private final String shown;
    private final String extension;

    NameFindings(String name) {
        this.name = name;
        this.last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        this.shown = NameText.trimmed(isPlain() ? last : NameText.visible(last));
        this.extension = extension(shown);
    }

    /** The extension in lower case as a file system has it, without what nobody sees; empty for none. */
    String extension() {
        return extension;
    }

    private static String extension(String shown) {
        int dot = shown.lastIndexOf('.');
        boolean isExtension = dot >= 0 && shown.length() - dot - 1 <= LONGEST_EXTENSION;
        return isExtension ? Ascii.lower(NameText.trimmed(shown.substring(dot + 1))) : "";
    }

    boolean isDangerous() {
        return FileTypes.isDangerous(extension) || FileTypes.isDangerous(NameText.folded(extension));
    }

    /** All kinds of findings. */
    Set<Defect.Code> codes() {
        Set<Defect.Code> codes = EnumSet.noneOf(Defect.Code.class);
        if (!isPlain()) {
            path(codes);
            characters(codes);
            if (NameText.isPercentEncoded(Ascii.lower(name))) {
                codes.add(Defect.Code.NAME_PERCENT_ENCODED);
            }
        }
        ends(codes);
        extensions(codes);
        if (name.length() > Filenames.MOST_BYTES / 3 && isTooLong()) {
            codes.add(Defect.Code.NAME_TOO_LONG);
        }
        return codes;
    }

    private boolean isTooLong() {
        return name.getBytes(StandardCharsets.UTF_8).length > Filenames.MOST_BYTES;
    }

    /** Whether the name is made of letters, digits and few signs of ASCII: nothing else is hidden in it. */
    private boolean isPlain() {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 'z' || !(isLetter(c) || (c >= '0' && c <= '9') || ".-_ ".indexOf(c) >= 0)) {
                return false;
            }
        }
        return !name.startsWith("..");
    }

    private void path(Set<Defect.Code> codes) {
        boolean isDrive = name.length() > 1 && name.charAt(1) == ':' && isLetter(name.charAt(0));
        if (hasParent()) {
            codes.add(Defect.Code.NAME_TRAVERSAL);
        }
        if (isDrive || name.startsWith("/") || name.startsWith("\\")) {
            codes.add(Defect.Code.NAME_ABSOLUTE);
        } else if (last.length() < name.length() && codes.isEmpty()) {
            codes.add(Defect.Code.NAME_PATH);
        }
        if (isStream(isDrive ? 2 : 0)) {
            codes.add(Defect.Code.NAME_STREAM);
        }
    }

    private boolean hasParent() {
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '/' || name.charAt(i) == '\\') {
                if (name.startsWith("..", from) && i - from == 2) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    /** A colon that a blank follows is that of a subject line, and names no stream that anybody made. */
    private boolean isStream(int from) {
        for (int i = name.indexOf(':', from); i >= 0; i = name.indexOf(':', i + 1)) {
            if (i + 1 < name.length() && name.charAt(i + 1) != ' ' && i > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void characters(Set<Defect.Code> codes) {
        int previous = 0;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (NameText.isControl(c)) {
                codes.add(Defect.Code.NAME_CONTROL);
            } else if (NameText.isBidi(c)) {
                codes.add(Defect.Code.NAME_BIDI);
            } else if (NameText.isLookalikeSeparator(c)) {
                codes.add(Defect.Code.NAME_LOOKALIKE_SEPARATOR);
            } else if (NameText.isInvisible(c, previous)) {
                codes.add(Defect.Code.NAME_INVISIBLE);
            }
            previous = c;
        }
    }

    private void ends(Set<Defect.Code> codes) {
        if (isNothingLeft()) {
            codes.add(Defect.Code.NAME_EMPTY);
            return;
        }
        char first = last.charAt(0);
        char end = last.charAt(last.length() - 1);
        if (first == '.' || first == '-' || first == '~' || NameText.isBlank(first)) {
            codes.add(Defect.Code.NAME_LEADING_DOT);
        }
        if (end == '.' || NameText.isBlank(end)) {
            codes.add(Defect.Code.NAME_TRAILING_DOT);
        }
        if (NameText.isDevice(shown)) {
            codes.add(Defect.Code.NAME_RESERVED);
        }
    }

    private boolean isNothingLeft() {
        if (shown.isEmpty() || isPlain()) {
            return shown.isEmpty();
        }
        String fallback = Filenames.safe("", "0", ContentType.TEXT_PLAIN);
        return (!name.equals(fallback) && fallback.equals(Filenames.safe(name, "0", ContentType.TEXT_PLAIN)));
    }

    private void extensions(Set<Defect.Code> codes) {
        if (isDangerous()) {
            codes.add(Defect.Code.DANGEROUS_FILE_TYPE);
            int dot = shown.lastIndexOf('.');
            if (FileTypes.isDocument(extension(NameText.trimmed(shown.substring(0, dot))))) {
                codes.add(Defect.Code.NAME_DOUBLE_EXTENSION);
            }
        }
        if (NameText.isHomoglyph(extension)) {
            codes.add(Defect.Code.NAME_HOMOGLYPH);
        }
        if (NameText.longestBlanks(last, last.lastIndexOf('.')) > MOST_BLANKS) {
            codes.add(Defect.Code.NAME_PADDING);
        }
    }
}
