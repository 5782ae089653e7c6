package dev.paperknife.cli;

/** The names of messages above what is shown of them, where there may be several: as {@code head} does it. */
final class Headings {
    private Headings() {}

    /** Begins what is shown of a message. */
    static void announce(Letter letter, Session session) {
        if (letter.isOneOfMany()) {
            String name = "==> " + Printable.line(letter.name()) + " <==";
            session.out().setOff();
            session.out().line(session.terminal().paint(Terminal.Colour.BOLD, name));
        }
    }
}
