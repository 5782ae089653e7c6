package dev.paperknife.mime.header;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Content-Transfer-Encoding (RFC 2045 6.1): one token, comments and one semicolon at its end aside. Anything else
 * leaves the body as it is, since readers disagree about what it means.
 */
final class TransferEncodingReader {
    private static final String[] LEGACY = {
        "x-yenc",
        "yenc",
        "mac-binhex40",
        "x-binhex40",
        "binhex",
        "x-binhex",
        "x-gzip64",
        "x-gzip",
        "x-bzip2",
        "x-compress",
        "x-lzma"
    };

    private final HeaderLexer lexer;
    private final int start;

    private TransferEncodingReader(HeaderLexer lexer) {
        this.lexer = lexer;
        this.start = lexer.position();
    }

    static ContentTransferEncoding read(Slice value, ReadContext context) {
        TransferEncoding usual = usual(value);
        return usual == null
                ? new TransferEncodingReader(new HeaderLexer(value, context)).read()
                : new ContentTransferEncoding(usual, usual.token());
    }

    /** The encoding where the whole value is one known token, as nearly always, which leaves nothing to report. */
    private static @Nullable TransferEncoding usual(Slice value) {
        byte[] bytes = value.array();
        int from = value.from();
        int to = value.to();
        while (from < to && Ascii.isBlank(bytes[from])) {
            from++;
        }
        TransferEncoding encoding = TransferEncoding.forToken(bytes, from, to).orElse(null);
        return encoding == TransferEncoding.UUENCODE ? null : encoding;
    }

    private ContentTransferEncoding read() {
        skipCfws();
        if (lexer.atEnd() && lexer.commentCount() == 0) {
            lexer.report(Defect.Code.EMPTY_FIELD, start, lexer.end());
            return new ContentTransferEncoding(TransferEncoding.SEVEN_BIT, "");
        }
        if (!lexer.token()) {
            return unreadable(misfit());
        }
        Slice token = lexer.read();
        boolean isTouched = lexer.isAt('(');
        skipCfws();
        if (isTouched && !Ascii.isFold(lexer.bytes()[lexer.position() - 1]) && lexer.token()) {
            return unreadable(Defect.Code.COMMENT_INSIDE_TOKEN);
        }
        int semicolon = lexer.position();
        if (lexer.accept(';')) {
            skipCfws();
        }
        if (!lexer.atEnd()) {
            return unreadable(misfit());
        }
        if (lexer.end() > semicolon) {
            lexer.report(Defect.Code.EMPTY_PARAMETER, semicolon, lexer.end());
        }
        return known(token);
    }

    private void skipCfws() {
        int from = lexer.position();
        int comments = lexer.commentCount();
        lexer.cfws();
        if (lexer.commentCount() > comments) {
            lexer.report(Defect.Code.COMMENT_IN_FIELD, from, lexer.position());
        }
    }

    private ContentTransferEncoding unreadable(Defect.Code code) {
        lexer.report(code, start, lexer.end());
        return new ContentTransferEncoding(TransferEncoding.UNKNOWN, "");
    }

    /** What is wrong with a value that is more than one token, or none. */
    private Defect.Code misfit() {
        if (EncodedWordScanner.findsWord(lexer.slice(start, lexer.end()))) {
            return Defect.Code.ENCODED_WORD_IN_TOKEN;
        }
        lexer.moveTo(start);
        int known = 0;
        while (!lexer.atEnd()) {
            if (lexer.token()) {
                known += TransferEncoding.forToken(lexer.bytes(), lexer.readFrom(), lexer.readTo())
                                .isPresent()
                        ? 1
                        : 0;
            } else if (!lexer.cfws()) {
                lexer.junk();
            }
        }
        return known > 1 ? Defect.Code.SEVERAL_TRANSFER_ENCODINGS : Defect.Code.INVALID_TRANSFER_ENCODING;
    }

    private ContentTransferEncoding known(Slice token) {
        Optional<TransferEncoding> encoding = TransferEncoding.forToken(token.array(), token.from(), token.to());
        boolean isLegacy = encoding.isPresent() ? encoding.get() == TransferEncoding.UUENCODE : isLegacy(token);
        if (isLegacy) {
            lexer.report(Defect.Code.LEGACY_TRANSFER_ENCODING, token.from(), token.to());
        } else if (encoding.isEmpty()) {
            lexer.report(Defect.Code.UNKNOWN_TRANSFER_ENCODING, token.from(), token.to());
        }
        boolean hasOneName = encoding.isPresent() && encoding.get() != TransferEncoding.UUENCODE;
        String name = hasOneName ? encoding.get().token() : Ascii.lower(token.latin1());
        return new ContentTransferEncoding(encoding.orElse(TransferEncoding.UNKNOWN), name);
    }

    private static boolean isLegacy(Slice token) {
        for (String name : LEGACY) {
            if (Ascii.equalsIgnoreCase(token.array(), token.from(), token.to(), name)) {
                return true;
            }
        }
        return false;
    }
}
