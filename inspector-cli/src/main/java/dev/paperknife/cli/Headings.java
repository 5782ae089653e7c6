package dev.paperknife.cli;

/** The names of messages above what is shown of them, where there may be several: as {@code head} does it. */
final class Headings {
    private final Session session;
    private boolean isFirst = true;

    Headings(Session session) {
        this.session = session;
    }

    /** Begins what is shown of a message. */
    void announce(Letter letter) {
        if (letter.isOneOfMany()) {
            String name = "==> " + Printable.line(letter.name()) + " <==";
            session.out().text(isFirst ? "" : "\n");
            session.out().line(session.terminal().paint(Terminal.Colour.BOLD, name));
        }
        isFirst = false;
    }
}
