package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import java.util.List;

/**
 * Where the types begin that {@link FileContent} asks for, as far as a few bytes tell: the table of types takes longer to say
 * of a content that it is none of them than all the rest of an audit.
 */
final class FirstBytes {
    private static final int ANYWHERE_IN_PAGE = 8192;

    /** ELF, Mach-O, Java, DOS and Windows; scripts by their first line. */
    private static final List<Start> PROGRAMS = List.of(
            Start.at(0, "\u007FELF"),
            Start.at(0, "\u00FE\u00ED\u00FA"),
            Start.at(0, "\u00CE\u00FA\u00ED"),
            Start.at(0, "\u00CF\u00FA\u00ED"),
            Start.at(0, "\u00CA\u00FE\u00BA\u00BE"),
            Start.at(0, "MZ"),
            Start.at(128, "PE"),
            Start.at(128, "pe"),
            Start.at(240, "PE"),
            Start.at(240, "pe"),
            Start.at(0, "#!"),
            Start.at(0, "eval"),
            Start.at(0, "@e"),
            Start.at(0, "@E"),
            Start.at(0, "re"),
            Start.at(0, "rE"),
            Start.at(0, "Re"),
            Start.at(0, "RE"),
            Start.at(1, "/bin/env python"));

    private static final List<Start> OTHERS = List.of(
            Start.at(0, "PK"),
            Start.at(0, "Rar!"),
            Start.at(0, 1, "7z"),
            Start.at(0, "\u001F\u008B"),
            Start.at(0, "\u00EF\u00BB\u00BF"),
            Start.at(0, "\u00FF\u00FE"),
            Start.at(0, "\u00FE\u00FF"),
            Start.at(0, 512, "%PDF-"),
            Start.at(0, "{\\rtf"),
            Start.at(0, 8, "\u00D0\u00CF\u0011\u00E0"),
            Start.at(0, "1\u00BE\0\0"),
            Start.at(0, "PO^Q"),
            Start.at(0, "\u00FE7\0#"),
            Start.at(0, "\u00DB\u00A5-\0"),
            Start.at(0, "\u0094\u00A6."),
            Start.at(0, "\0\0\u0002\0"),
            Start.at(2080, "Microsoft"),
            Start.at(2080, "Documento"),
            Start.at(2080, "Foglio"),
            Start.at(2112, "MSWordDoc"),
            Start.at(2114, "Biff5"),
            Start.at(2121, "Biff5"),
            Start.at(0, "\u0089PNG"),
            Start.at(0, "GIF8"),
            Start.at(0, "\u00FF\u00D8\u00FF"),
            Start.at(0, "MM\0"),
            Start.at(0, "II*"),
            Start.at(0, "RIFF"),
            Start.at(0, "OggS"),
            Start.at(0, "\0\0\0\bwide"),
            Start.at(4, "ftyp"),
            Start.at(4, "moov"),
            Start.at(4, "mdat"),
            Start.at(4, "free"),
            Start.at(4, "skip"),
            Start.at(4, "pnot"),
            Start.at(0, "<?"),
            Start.at(0, "<!"),
            Start.at(0, "<s"),
            Start.at(0, "<h"),
            Start.at(0, "<H"),
            Start.at(0, "<b"),
            Start.at(0, "<B"),
            Start.at(0, "<t"),
            Start.at(0, "<T"),
            Start.at(0, "<d"),
            Start.at(0, "<D"),
            Start.at(0, 64, "<!DOC"),
            Start.at(0, 64, "<!doc"),
            Start.at(0, 64, "<HEAD"),
            Start.at(0, 64, "<head"),
            Start.at(0, 64, "<TITLE"),
            Start.at(0, 64, "<title"),
            Start.at(0, 64, "<HTML"),
            Start.at(0, ANYWHERE_IN_PAGE, "<html"));

    private FirstBytes() {}

    /** Bytes, as ISO 8859-1, that may begin at any index from the first to the last. */
    private record Start(int first, int last, String bytes) {
        static Start at(int index, String bytes) {
            return new Start(index, index, bytes);
        }

        static Start at(int first, int last, String bytes) {
            return new Start(first, last, bytes);
        }

        boolean isIn(byte[] head) {
            int end = Math.min(last + 1, head.length - bytes.length() + 1);
            byte initial = (byte) bytes.charAt(0);
            if (first >= end || (first == last && head[first] != initial)) {
                return false;
            }
            int at = Ascii.indexOf(head, first, end, initial);
            while (at < end && !isAt(head, at)) {
                at = Ascii.indexOf(head, at + 1, end, initial);
            }
            return at < end;
        }

        private boolean isAt(byte[] head, int index) {
            int same = 0;
            while (same < bytes.length() && (head[index + same] & 0xFF) == bytes.charAt(same)) {
                same++;
            }
            return same == bytes.length();
        }
    }

    /** Whether the table could see a program, or a type that it is sure of, in such a content; where not, it does not. */
    static boolean mayTell(byte[] head) {
        return mayBeProgram(head) || isAnyIn(OTHERS, head);
    }

    /** Whether content could begin like a program; where not, it does not. */
    static boolean mayBeProgram(byte[] head) {
        return isAnyIn(PROGRAMS, head);
    }

    private static boolean isAnyIn(List<Start> starts, byte[] head) {
        for (Start start : starts) {
            if (start.isIn(head)) {
                return true;
            }
        }
        return false;
    }
}
