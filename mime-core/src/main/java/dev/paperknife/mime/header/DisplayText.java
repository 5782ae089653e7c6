package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads of one field: raw bytes as text, encoded-words decoded (RFC 2047), folds removed. One of these
 * serves all texts of a field, since the limits on encoded-words count for all of it.
 */
final class DisplayText {
    private static final int LONGEST_WORD = 75;

    /** Where a text stands, and what it means that it holds an encoded-word, or one that touches something. */
    private enum Place {
        TEXT(true, Defect.Code.ENCODED_WORD_NOT_DELIMITED),
        COMMENT(true, Defect.Code.ENCODED_WORD_NOT_DELIMITED),
        QUOTED_STRING(false, Defect.Code.ENCODED_WORD_IN_QUOTED_STRING),
        FILE_NAME(false, Defect.Code.ENCODED_WORD_IN_PARAMETER);

        private final boolean takesWords;
        private final Defect.Code misplaced;

        Place(boolean takesWords, Defect.Code misplaced) {
            this.takesWords = takesWords;
            this.misplaced = misplaced;
        }
    }

    private final ReadContext context;
    private int wordsLeft;
    private int charsLeft;
    private boolean isSpent;

    DisplayText(ReadContext context) {
        this.context = context;
        this.wordsLeft = context.limits().encodedWords();
        this.charsLeft = context.limits().decodedChars();
    }

    /** Unstructured text, or the atoms of a phrase: blanks stay, but for those between encoded-words. */
    String text(Slice raw) {
        return shown(raw, Place.TEXT);
    }

    /** What stands inside a comment: quoted pairs are resolved first. */
    String comment(Slice content) {
        return shown(HeaderLexer.unescaped(content), Place.COMMENT);
    }

    /** What stands inside a quoted-string, where encoded-words do not belong and are decoded all the same. */
    String quotedString(Slice content) {
        return shown(HeaderLexer.unescaped(content), Place.QUOTED_STRING);
    }

    /** A file name, joined and free of escapes already: encoded-words in it are decoded all the same. */
    String fileName(Slice joined) {
        return read(joined, Place.FILE_NAME);
    }

    private String shown(Slice raw, Place place) {
        String text = read(raw, place);
        TextPitfalls.report(text, raw, context);
        return text;
    }

    private String read(Slice raw, Place place) {
        boolean mayHoldWords = !isSpent && EncodedWordScanner.isIn(raw.array(), raw.from(), raw.to());
        if (!mayHoldWords) {
            return RawText.of(HeaderLexer.unfolded(raw), context);
        }
        String single = single(raw);
        return single == null ? new Pass(raw, place).read() : single;
    }

    /** A text that is one encoded-word, as most that hold any are; null where it is not, or somebody listens. */
    private @Nullable String single(Slice raw) {
        EncodedWordScanner scanner = new EncodedWordScanner(raw.array(), raw.to());
        boolean isHeard = context.defects() != DefectSink.NONE;
        if (isHeard
                || scanner.next(raw.from()) > raw.from()
                || !scanner.read(raw.from())
                || scanner.wordTo() != raw.to()) {
            return null;
        }
        Slice payload = raw.slice(scanner.textFrom() - raw.from(), scanner.textTo() - raw.from());
        byte[] decoded = WordRun.decode(scanner.isBase64(), HeaderLexer.unfolded(payload))
                .bytes();
        if (decoded.length == 0 || wordsLeft == 0 || charsLeft < decoded.length) {
            return null;
        }
        wordsLeft--;
        String text = LabelledText.of(Slice.of(decoded), scanner.label(), raw, context);
        charsLeft -= text.length();
        return text;
    }

    /** One text: encoded-words decoded, what stands around them copied. */
    private final class Pass {
        private final Slice raw;
        private final byte[] bytes;
        private final int start;
        private final int end;
        private final Place place;
        private final EncodedWordScanner scanner;
        private final WordRun run = new WordRun(context);
        private final StringBuilder text = new StringBuilder(0);
        private String only = "";
        private int copied;
        private int runFrom;
        private int wordEnd = -1;
        private boolean saidMisplaced;

        Pass(Slice raw, Place place) {
            this.raw = raw;
            this.bytes = raw.array();
            this.start = raw.from();
            this.end = raw.to();
            this.place = place;
            this.scanner = new EncodedWordScanner(bytes, end);
            this.copied = start;
        }

        String read() {
            int i = scanner.next(start);
            while (i < end && !isSpent) {
                i = scanner.next(scanner.read(i) ? word(i) : notWord(i));
            }
            flush();
            copyTo(end);
            return text.length() == 0 ? only : text.append(only).toString();
        }

        private int notWord(int at) {
            if (scanner.isBroken()) {
                report(Defect.Code.ENCODED_WORD_BAD_SYNTAX, at, Math.min(at + LONGEST_WORD, end));
            }
            return at + 1;
        }

        /** Takes the word at an index if it decodes to anything, and gives the index to go on from. */
        private int word(int at) {
            int next = scanner.wordTo();
            Slice payload = HeaderLexer.unfolded(slice(scanner.textFrom(), scanner.textTo()));
            WordRun.Word word = WordRun.Word.of(slice(at, next), payload, scanner.isBase64());
            int length = word.bytes().length;
            if (length == 0 && !payload.isEmpty()) {
                report(Defect.Code.ENCODED_WORD_BAD_PAYLOAD, at, next);
                return next;
            }
            boolean isAdjacent = copied == wordEnd && isFold(copied, at);
            String label = scanner.label();
            if (!isAdjacent || !run.takes(label)) {
                flush();
            }
            if (!isAffordable(length, at)) {
                return end;
            }
            if (!isAdjacent) {
                copyTo(at);
            }
            reportForm(at, next);
            RawText.report(payload, context);
            runFrom = run.isEmpty() ? at : runFrom;
            run.add(label, word);
            copied = next;
            wordEnd = next;
            return next;
        }

        private boolean isFold(int from, int to) {
            int i = from;
            while (i < to && Ascii.isFold(bytes[i])) {
                i++;
            }
            return i == to;
        }

        /** Whether one more word may be decoded; if not, it and the rest stay literal. No word has more chars than bytes. */
        private boolean isAffordable(int byteCount, int at) {
            if (charsLeft < run.byteCount() + byteCount) {
                flush();
            }
            if (wordsLeft == 0 || charsLeft < byteCount) {
                isSpent = true;
                report(Defect.Code.LIMIT_VALUES, at, end);
                return false;
            }
            wordsLeft--;
            return true;
        }

        private void reportForm(int at, int next) {
            if (next - at > LONGEST_WORD) {
                report(Defect.Code.ENCODED_WORD_TOO_LONG, at, next);
            }
            if (scanner.isTextIrregular()) {
                report(Defect.Code.ENCODED_WORD_BAD_SYNTAX, at, next);
            }
            if (!saidMisplaced && (!place.takesWords || isTouched(at, next))) {
                saidMisplaced = true;
                report(place.misplaced, at, next);
            }
        }

        /** Parentheses of a comment inside a comment touch nothing (RFC 2047 5 (2)). */
        private boolean isTouched(int at, int next) {
            boolean isComment = place == Place.COMMENT;
            boolean isFree = at == start || Ascii.isFold(bytes[at - 1]) || (isComment && bytes[at - 1] == '(');
            return !isFree || (next < end && !Ascii.isFold(bytes[next]) && !(isComment && bytes[next] == ')'));
        }

        private void flush() {
            if (run.isEmpty()) {
                return;
            }
            String decoded = run.take();
            charsLeft -= decoded.length();
            TextPitfalls.reportDecoded(decoded, slice(runFrom, wordEnd), context);
            append(decoded);
        }

        /** Most text is one piece, which then needs no copy. */
        private void append(String piece) {
            text.append(only);
            only = piece;
        }

        private void copyTo(int to) {
            if (copied < to) {
                append(RawText.of(HeaderLexer.unfolded(slice(copied, to)), context));
                copied = to;
            }
        }

        private Slice slice(int from, int to) {
            return raw.slice(from - start, to - start);
        }

        private void report(Defect.Code code, int from, int to) {
            context.defects().report(code, slice(from, to));
        }
    }
}
