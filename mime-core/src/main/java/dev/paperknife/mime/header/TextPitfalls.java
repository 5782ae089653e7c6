package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** Characters that make header text look like something else: they stay in the value and are reported. */
final class TextPitfalls {
    private static final int WAVING_BLACK_FLAG = 0x1F3F4;

    private TextPitfalls() {}

    /** Reports bidi controls and invisible characters in a text, each once. */
    static void report(String text, Slice where, ReadContext context) {
        if (context.defects() == DefectSink.NONE) {
            return;
        }
        boolean hasBidi = false;
        boolean hasInvisible = false;
        int previous = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0xAD) {
                previous = 0;
                continue;
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c) - 1;
            hasBidi |= isBidiControl(c);
            hasInvisible |= isTag(c) ? !isTag(previous) && previous != WAVING_BLACK_FLAG : isInvisible(c);
            previous = c;
        }
        if (hasBidi) {
            context.defects().report(Defect.Code.BIDI_OVERRIDE, where);
        }
        if (hasInvisible) {
            context.defects().report(Defect.Code.INVISIBLE_IN_TEXT, where);
        }
    }

    /** Whether a char embeds, overrides or isolates a direction; plain marks do not. */
    static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0xAD, 0x200B, 0x2060, 0xFEFF, 0x2800, 0x3164 -> true;
            default -> false;
        };
    }

    private static boolean isTag(int c) {
        return c >= 0xE0000 && c <= 0xE007F;
    }

    /** Reports what the text of encoded-words must not be: one with controls, or again an encoded-word. */
    static void reportDecoded(String decoded, Slice where, ReadContext context) {
        if (context.defects() == DefectSink.NONE) {
            return;
        }
        for (int i = 0; i < decoded.length(); i++) {
            if (isControl(decoded.charAt(i))) {
                context.defects().report(Defect.Code.ENCODED_WORD_CONTROL, where);
                break;
            }
        }
        if (EncodedWordScanner.findsWord(decoded)) {
            context.defects().report(Defect.Code.ENCODED_WORD_NESTED, where);
        }
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0);
    }
}
