package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;

/** Whether bytes would be cut by a boundary that is open around them (RFC 2046 5.1.1). */
final class Delimiters {
    private Delimiters() {}

    /** Whether a line begins with the boundary's delimiter, whatever follows it there: some readers look no further. */
    static boolean occur(Slice boundary, byte[] bytes) {
        byte[] name = boundary.load().bytes();
        byte[] delimiter = new byte[name.length + 3];
        delimiter[0] = '\n';
        delimiter[1] = '-';
        delimiter[2] = '-';
        System.arraycopy(name, 0, delimiter, 3, name.length);
        TokenSearch search = new TokenSearch(delimiter);
        search.write('\n');
        search.write(bytes, 0, bytes.length);
        return search.isFound();
    }
}
