package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;

/** Reads the URLs of List-* fields (RFC 2369 2): in angle brackets, between commas; anything else is passed over. */
final class UrlReader {
    private UrlReader() {}

    static List<String> read(Slice value, ReadContext context) {
        HeaderLexer lexer = new HeaderLexer(value, context);
        List<String> urls = new ArrayList<>();
        boolean isApart = true;
        lexer.cfws();
        while (!lexer.atEnd()) {
            int from = lexer.position();
            if (lexer.accept('<')) {
                if (!isApart) {
                    lexer.report(Defect.Code.OBSOLETE_SYNTAX, from, from + 1);
                }
                url(lexer, urls, context);
            } else if (!isApart || !saysNo(lexer)) {
                lexer.moveTo(from);
                lexer.skipToOutside(',', '<');
                lexer.report(Defect.Code.INVALID_FIELD_VALUE, from, lexer.position());
            }
            lexer.cfws();
            isApart = lexer.accept(',');
            lexer.cfws();
        }
        return List.copyOf(urls);
    }

    private static void url(HeaderLexer lexer, List<String> urls, ReadContext context) {
        int open = lexer.position() - 1;
        lexer.skipTo('>');
        Slice url = MimeFields.withoutFws(lexer.read());
        if (!lexer.accept('>')) {
            lexer.report(Defect.Code.INVALID_FIELD_VALUE, open, lexer.end());
        } else if (!url.isEmpty()) {
            urls.add(RawText.of(url, context));
        }
    }

    /** List-Post: NO (RFC 2369 3.4): there is nowhere to post to. */
    private static boolean saysNo(HeaderLexer lexer) {
        return lexer.atom() && lexer.readIs("NO");
    }
}
