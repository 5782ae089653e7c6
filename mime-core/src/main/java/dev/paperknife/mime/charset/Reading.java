package dev.paperknife.mime.charset;

/** Text as it grows under a decoder of our own, with what was wrong on the way. For one thread. */
final class Reading {
    private final StringBuilder text;
    private int malformed;
    private int firstMalformed = -1;
    private boolean isUnfinished;

    Reading(int capacity) {
        this.text = new StringBuilder(capacity);
    }

    void add(char c) {
        text.append(c);
    }

    void add(String more) {
        text.append(more);
    }

    /** A unit that cannot be read begins at this index. */
    void refuse(int at) {
        text.append('\uFFFD');
        firstMalformed = malformed++ == 0 ? at : firstMalformed;
    }

    /** A shift state was left open, or one was entered that the charset does not have. */
    void misuseShift() {
        isUnfinished = true;
    }

    /** What another decoder made of a run of these bytes that begins at this index. */
    void add(Decoding run, int at) {
        text.append(run.text());
        firstMalformed = malformed == 0 && run.malformed() > 0 ? at : firstMalformed;
        malformed += run.malformed();
    }

    Decoding done() {
        return new Decoding(text.toString(), malformed, firstMalformed, isUnfinished);
    }
}
