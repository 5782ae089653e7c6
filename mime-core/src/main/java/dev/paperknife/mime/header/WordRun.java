package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.WordCodec;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adjacent encoded-words of one charset. Their bytes are joined before they become text, since real mail splits
 * characters, base64 quanta, Q escapes and shift states over words (RFC 2047 5 forbids it).
 */
final class WordRun {
    private static final byte[] NONE = {};

    private final ReadContext context;
    private final List<Word> words = new ArrayList<>(4);
    private String label = "";
    private int byteCount;

    WordRun(ReadContext context) {
        this.context = context;
    }

    /**
     * One word.
     *
     * @param raw all of it
     * @param text its text without line breaks
     */
    record Word(Slice raw, Slice text, boolean isBase64, WordCodec.Decoded decoded) {
        static Word of(Slice raw, Slice text, boolean isBase64) {
            return new Word(raw, text, isBase64, decode(isBase64, text));
        }

        /** Worked out at each call, since most words stand alone. */
        Tail tail() {
            return Tail.of(text, isBase64);
        }

        byte[] bytes() {
            return decoded.bytes();
        }
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** How many bytes the words hold so far. */
    int byteCount() {
        return byteCount;
    }

    /** Whether a word under this label belongs to the run: the same charset by whatever name. */
    boolean takes(String otherLabel) {
        return words.isEmpty() || Ascii.equalsIgnoreCase(label, otherLabel) || isOneCharset(label, otherLabel);
    }

    private static boolean isOneCharset(String label, String otherLabel) {
        Optional<Charset> charset = Charsets.forLabel(label);
        return charset.isPresent() && charset.equals(Charsets.forLabel(otherLabel));
    }

    void add(String wordLabel, Word word) {
        if (words.isEmpty()) {
            label = wordLabel;
        }
        words.add(word);
        byteCount += word.bytes().length;
    }

    /** The text of the words, which are forgotten. */
    String take() {
        String text = words.size() == 1 ? single(words.get(0)) : joined();
        words.clear();
        byteCount = 0;
        return text;
    }

    private String single(Word word) {
        reportDamage(word);
        return LabelledText.of(Slice.of(word.bytes()), label, word.raw(), context);
    }

    private void reportDamage(Word word) {
        if (word.decoded().damaged() > 0) {
            context.defects().report(Defect.Code.ENCODED_WORD_BAD_PAYLOAD, word.raw());
        } else if (word.decoded().isUnpadded()) {
            context.defects().report(Defect.Code.BASE64_PADDING_LENGTH, word.raw());
        }
    }

    private String joined() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(byteCount);
        StringBuilder apart = new StringBuilder();
        int next = 0;
        for (int i = 0; i < words.size(); i++) {
            next = i == next ? joinPayloads(i, bytes) : next;
            apart.append(plain(words.get(i).bytes()));
        }
        Slice where = words.get(0).raw();
        String text = LabelledText.of(Slice.of(bytes.toByteArray()), label, where, context);
        if (!text.contentEquals(apart)) {
            context.defects().report(Defect.Code.ENCODED_WORD_SPLIT_CHARACTER, where);
        }
        return text;
    }

    /** Appends the bytes of the word at an index, with those after it that go on with its quantum or escape. */
    private int joinPayloads(int index, ByteArrayOutputStream bytes) {
        int next = words.get(index).isBase64() ? quantumEnd(index) : escapeEnd(index);
        List<Word> run = words.subList(index, next);
        byte[] joined = run.size() > 1 ? joinedPayload(run) : NONE;
        if (joined.length > 0) {
            bytes.writeBytes(joined);
            return next;
        }
        reportDamage(words.get(index));
        bytes.writeBytes(words.get(index).bytes());
        return index + 1;
    }

    /** Behind the word that completes the quantum this one breaks off in; the next one where none does. */
    private int quantumEnd(int index) {
        int length = 0;
        for (int i = index; i < words.size() && words.get(i).isBase64(); i++) {
            Tail tail = words.get(i).tail();
            length += tail.length();
            if (length % 4 == 0) {
                return i + 1;
            }
            if (tail.isPadded()) {
                break;
            }
        }
        return index + 1;
    }

    /** Behind the word that completes the escape this one breaks off in, and so on. */
    private int escapeEnd(int index) {
        int next = index + 1;
        while (next < words.size()
                && !words.get(next).isBase64()
                && words.get(next - 1).tail().isCompletedBy(words.get(next).text())) {
            next++;
        }
        return next;
    }

    /** What the texts give when they are joined before they are decoded, or nothing where that makes less sense. */
    private byte[] joinedPayload(List<Word> run) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream apart = new ByteArrayOutputStream();
        int damaged = 0;
        for (Word word : run) {
            Slice piece = word.text();
            text.write(piece.array(), piece.from(), (int) piece.length());
            apart.writeBytes(word.bytes());
            damaged += word.decoded().damaged();
        }
        boolean isBase64 = run.get(0).isBase64();
        WordCodec.Decoded joined = decode(isBase64, Slice.of(text.toByteArray()));
        boolean isBetter = joined.damaged() <= damaged
                && !joined.isUnpadded()
                && (!isBase64 || nonsense(joined.bytes()) <= nonsense(apart.toByteArray()));
        return isBetter ? joined.bytes() : NONE;
    }

    /** How little sense the bytes make as text: words may also lack nothing but their padding. */
    private int nonsense(byte[] bytes) {
        String text = plain(bytes);
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c == '\uFFFD' || c < ' ' ? 1 : 0;
        }
        return count;
    }

    private String plain(byte[] bytes) {
        return LabelledText.unreported(bytes, label, context);
    }

    static WordCodec.Decoded decode(boolean isBase64, Slice text) {
        return isBase64
                ? WordCodec.decodeB(text.array(), text.from(), text.to())
                : WordCodec.decodeQ(text.array(), text.from(), text.to());
    }

    /**
     * How a word's text ends.
     *
     * @param length base64: how many characters there are, padding included; Q: how many of an unfinished escape it ends with
     */
    record Tail(int length, boolean isPadded) {
        private static final Tail NONE = new Tail(0, false);

        static Tail of(Slice text, boolean isBase64) {
            return isBase64 ? base64(text) : escape(text);
        }

        private static Tail base64(Slice text) {
            byte[] bytes = text.array();
            int count = 0;
            for (int i = text.from(); i < text.to(); i++) {
                count += Ascii.isBlank(bytes[i]) ? 0 : 1;
            }
            return new Tail(count, !text.isEmpty() && bytes[text.to() - 1] == '=');
        }

        private static Tail escape(Slice text) {
            byte[] bytes = text.array();
            int to = text.to();
            if (!text.isEmpty() && bytes[to - 1] == '=') {
                return new Tail(1, false);
            }
            boolean isHalf = text.length() > 1 && bytes[to - 2] == '=' && Ascii.hexDigit(bytes[to - 1]) >= 0;
            return isHalf ? new Tail(2, false) : NONE;
        }

        /** Whether the next word's text begins with what an unfinished escape lacks. */
        boolean isCompletedBy(Slice next) {
            int missing = length == 0 ? 0 : 3 - length;
            boolean isCompleted = missing > 0 && next.length() >= missing;
            for (int i = 0; i < missing && isCompleted; i++) {
                isCompleted = Ascii.hexDigit(next.array()[next.from() + i]) >= 0;
            }
            return isCompleted;
        }
    }
}
