package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.WordCodec;
import dev.paperknife.mime.source.Ascii;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes text as encoded-words (RFC 2047) and folds it. One of these writes one value. */
final class EncodedWordWriter {
    private static final int LONGEST_WORD = 75;
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_LINE = 78;
    private static final int LONGEST_LINE_WITH_WORDS = 76;
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder out = new StringBuilder();
    private final Charset wanted;
    private int column;
    private boolean lineHasWord;

    EncodedWordWriter(Charset wanted, int column) {
        this.wanted = wanted;
        this.column = column;
    }

    /** Unstructured text: plain words, then encoded ones, then plain ones again. */
    String text(String text) {
        refuseControls(text);
        WordSpan span = WordSpan.of(text);
        int blanks = span.from();
        while (!span.isEmpty() && blanks > 0 && WordSpan.wordEnd(text, blanks - 1, blanks) == blanks - 1) {
            blanks--;
        }
        plain(text, 0, blanks);
        encoded(text.substring(span.from(), span.to()), text.substring(blanks, span.from()));
        plain(text, span.to(), text.length());
        return out.toString();
    }

    /** Nothing but encoded-words. */
    String words(String text) {
        refuseControls(text);
        encoded(text, "");
        return out.toString();
    }

    /** Nothing but encoded-words, on one line, whatever the text holds: what came encoded can go out again. */
    String wordsOnOneLine(String text) {
        encoded(text, "");
        return out.toString().replace("\r\n", "");
    }

    /** Refuses what no field may hold, whoever asks for it (RFC 5322 2.2). */
    static void refuseControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                throw new IllegalArgumentException("a field holds no control characters (RFC 5322 2.2): U+00"
                        + HEX.charAt(c >> 4) + HEX.charAt(c & 0xF) + " at index " + i);
            }
        }
    }

    /** Writes words with the blanks before them; a fold goes before blanks. */
    private void plain(String text, int from, int to) {
        int i = from;
        while (i < to) {
            int word = WordSpan.blanksEnd(text, i, to);
            int end = WordSpan.wordEnd(text, word, to);
            int most = lineHasWord ? LONGEST_LINE_WITH_WORDS : LONGEST_LINE;
            if (word > i && column + (end - i) > most) {
                fold();
            }
            append(text.substring(i, end));
            i = end;
        }
    }

    private void fold() {
        out.append("\r\n");
        column = 0;
        lineHasWord = false;
    }

    private void append(String piece) {
        out.append(piece);
        column += piece.length();
    }

    private void encoded(String text, String blanksBefore) {
        WordCut cut = WordCut.of(wellFormed(text), wanted);
        String blanks = blanksBefore;
        while (!cut.isAtEnd()) {
            int room = LONGEST_LINE_WITH_WORDS - column - blanks.length();
            String word = cut.next(Math.min(room, LONGEST_WORD));
            if (word.isEmpty()) {
                fold();
                blanks = blanks.isEmpty() ? " " : blanks;
                word = cut.next(LONGEST_WORD);
            }
            append(blanks);
            append(word);
            lineHasWord = true;
            blanks = " ";
        }
    }

    private static String wellFormed(String text) {
        String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return utf8.equals(text) ? text : replaceLoneSurrogates(text);
    }

    private static String replaceLoneSurrogates(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** A text that is cut into words, each of whole characters. */
    private static final class WordCut {
        private final String text;
        private final Charset charset;
        private final boolean isBase64;
        private final String open;
        private int at;

        private WordCut(String text, Charset charset) {
            this.text = text;
            this.charset = charset;
            byte[] bytes = text.getBytes(charset);
            this.isBase64 = WordCodec.lengthB(bytes.length) < WordCodec.lengthQ(bytes, 0, bytes.length);
            this.open = "=?" + Ascii.lower(charset.name()) + (isBase64 ? "?B?" : "?Q?");
        }

        static WordCut of(String text, Charset wanted) {
            return new WordCut(text, isFit(text, wanted) ? wanted : StandardCharsets.UTF_8);
        }

        /** Whether readers know the charset by its name, and read the text back from it. */
        private static boolean isFit(String text, Charset charset) {
            if (charset.equals(StandardCharsets.UTF_8)) {
                return true;
            }
            String name = charset.name();
            return charset.isRegistered()
                    && name.length() <= LONGEST_LABEL
                    && LabelledText.isForHeaders(name)
                    && Charsets.encode(text, charset)
                            .filter(bytes -> LabelledText.unreported(bytes, name, ReadContext.DEFAULT)
                                    .equals(text))
                            .isPresent();
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        /** The longest next word of at most that many characters; empty if no character fits. */
        String next(int room) {
            int most = room - open.length() - 2;
            int low = at;
            int high = Math.min(text.length(), at + Math.max(most, 0));
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (length(at, middle) <= most) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            int end = wholeCharacter(low);
            if (end == at) {
                return "";
            }
            byte[] bytes = text.substring(at, end).getBytes(charset);
            at = end;
            byte[] payload =
                    isBase64 ? WordCodec.encodeB(bytes, 0, bytes.length) : WordCodec.encodeQ(bytes, 0, bytes.length);
            return open + new String(payload, StandardCharsets.US_ASCII) + "?=";
        }

        private int wholeCharacter(int index) {
            boolean splits = index > at && index < text.length() && Character.isLowSurrogate(text.charAt(index));
            return splits ? index - 1 : index;
        }

        private int length(int from, int to) {
            byte[] bytes = text.substring(from, wholeCharacter(to)).getBytes(charset);
            return isBase64 ? WordCodec.lengthB(bytes.length) : WordCodec.lengthQ(bytes, 0, bytes.length);
        }
    }
}
