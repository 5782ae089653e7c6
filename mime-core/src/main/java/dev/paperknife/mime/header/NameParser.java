package dev.paperknife.mime.header;

import static dev.paperknife.mime.header.AddressTokens.ENCODED_WORD;

import dev.paperknife.mime.source.Defect;
import java.util.Optional;

/** Makes display names (RFC 5322 3.4) of the tokens and comments of a list element, and says what is wrong with them. */
final class NameParser {
    private final AddressTokens tokens;
    private final DisplayText texts;

    NameParser(AddressTokens tokens, DisplayText texts) {
        this.tokens = tokens;
        this.texts = texts;
    }

    /** The name before an address; where there is none, a comment that follows the address at once (RFC 8621 4.1.2.3). */
    Optional<String> of(int from, int to, String address, int end) {
        if (from < to) {
            return phrase(from, to, address);
        }
        int last = end - 1;
        while (tokens.kind(last) == '>') {
            last--;
        }
        int next = end < tokens.count() ? tokens.from(end) : tokens.lexer.end() + 1;
        int comment = tokens.commentBetween(tokens.to(last), next);
        if (comment < 0) {
            return Optional.empty();
        }
        String text = texts.comment(tokens.lexer.commentAt(comment));
        return checkedName(text, false, from, end, address);
    }

    /** The phrase that tokens [from, to) are, before that address if it is not empty. */
    Optional<String> phrase(int from, int to, String address) {
        String text = DisplayName.text(tokens, from, to, texts);
        if (tokens.holdsMisplacedWord(from, to)) {
            tokens.report(Defect.Code.ENCODED_WORD_IN_QUOTED_STRING, from, to);
        }
        if (!isPlainPhrase(from, to)) {
            tokens.report(Defect.Code.OBSOLETE_SYNTAX, from, to);
        }
        if (!address.isEmpty() && DisplayName.holdsOtherAddress(text, address)) {
            if (tokens.indexOf('@', from, to) >= 0 && tokens.kind(to) == '<') {
                tokens.report(Defect.Code.MISSING_ADDRESS_SEPARATOR, from, to);
            } else if (tokens.indexOf(ENCODED_WORD, from, to) >= 0) {
                tokens.report(Defect.Code.ENCODED_WORD_IN_ADDRESS, from, to);
            }
        }
        return checkedPhrase(text, from, to, address);
    }

    /** Whether all tokens are words, as a phrase wants it (RFC 5322 3.2.5). */
    private boolean isPlainPhrase(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!tokens.isWord(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text as a name, with what is wrong with it, and with the blanks between its words, reported. */
    private Optional<String> checkedPhrase(String text, int from, int to, String address) {
        boolean isSpread = false;
        for (int i = from + 1; i < to; i++) {
            isSpread |= tokens.from(i) > tokens.to(i - 1) + 1 && !isJoined(i) && DisplayName.isPadded(tokens.gap(i));
        }
        return checkedName(text, isSpread, from, to, address);
    }

    /** Whether what stands before token i vanishes, as it does between encoded-words (RFC 2047 6.2). */
    private boolean isJoined(int i) {
        return tokens.kind(i - 1) == ENCODED_WORD && tokens.kind(i) == ENCODED_WORD && !tokens.isBehindComment(i);
    }

    private Optional<String> checkedName(String text, boolean isSpread, int from, int to, String address) {
        if (isSpread || DisplayName.isPadded(text)) {
            tokens.report(Defect.Code.PADDED_DISPLAY_NAME, from, to);
        }
        if (!address.isEmpty() && DisplayName.holdsOtherAddress(text, address)) {
            tokens.report(Defect.Code.ADDRESS_IN_DISPLAY_NAME, from, to);
        }
        return Optional.of(text);
    }

    /** The name of the group whose colon ended the element; absent where it has none. */
    Optional<String> ofGroup() {
        Optional<String> name = phrase(0, tokens.count(), "");
        if (DisplayName.holdsOtherAddress(name.orElse(""), "")) {
            tokens.report(Defect.Code.ADDRESS_IN_DISPLAY_NAME, 0, tokens.count());
        }
        return name;
    }

    /** Whether all tokens of the element are words and dots. */
    boolean isPhrase() {
        for (int i = 0; i < tokens.count(); i++) {
            if (!tokens.isWord(i) && tokens.kind(i) != '.') {
                return false;
            }
        }
        return true;
    }

    /** The name that the tokens from i on are, without an address: an encoded-word in it must not look like one. */
    Optional<String> alone(int i) {
        String text = DisplayName.text(tokens, i, tokens.count(), texts);
        if (DisplayName.holdsOtherAddress(text, "") && tokens.indexOf(ENCODED_WORD, i, tokens.count()) >= 0) {
            tokens.report(Defect.Code.ENCODED_WORD_IN_ADDRESS, i, tokens.count());
        }
        return checkedPhrase(text, i, tokens.count(), "");
    }
}
