package dev.paperknife.mime.message;

import java.io.OutputStream;

/** Looks for a token in octets that come in pieces, each octet once (Knuth, Morris and Pratt). */
final class TokenSearch extends OutputStream {
    private final byte[] token;
    private final int[] fallBack;
    private int matched;
    private boolean isFound;

    TokenSearch(byte[] token) {
        this.token = token;
        this.fallBack = fallBack(token);
    }

    private static int[] fallBack(byte[] token) {
        int[] table = new int[token.length + 1];
        int length = 0;
        for (int i = 1; i < token.length; i++) {
            while (length > 0 && token[i] != token[length]) {
                length = table[length];
            }
            length += token[i] == token[length] ? 1 : 0;
            table[i + 1] = length;
        }
        return table;
    }

    @Override
    public void write(int b) {
        while (matched > 0 && token[matched] != (byte) b) {
            matched = fallBack[matched];
        }
        matched += token[matched] == (byte) b ? 1 : 0;
        if (matched == token.length) {
            isFound = true;
            matched = fallBack[matched];
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count && !isFound; i++) {
            write(bytes[i]);
        }
    }

    /** What comes next is another text. */
    void restart() {
        matched = 0;
        isFound = false;
    }

    boolean isFound() {
        return isFound;
    }
}
