package dev.paperknife.cli;

import java.util.Map;

/**
 * Where output goes.
 *
 * @param columns how long a line may be; {@link #ENDLESS} where nothing is to be cut, as in a pipe
 * @param hasColours whether colours are wanted
 */
record Terminal(int columns, boolean hasColours) {
    /** As many columns as anybody could need. */
    static final int ENDLESS = Integer.MAX_VALUE;

    /** A pipe or a file: no colours, and nothing cut. */
    static final Terminal NONE = new Terminal(ENDLESS, false);

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

    /** The terminal that a process with that environment has; {@link #NONE} where its output goes elsewhere. */
    static Terminal of(boolean isTerminal, Map<String, String> environment) {
        boolean isForced = !environment.getOrDefault("FORCE_COLOR", "").isEmpty();
        if (!isTerminal) {
            return NONE.withColours(isForced);
        }
        boolean isRefused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean isDumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(columns(environment.getOrDefault("COLUMNS", "")), isForced || (!isRefused && !isDumb));
    }

    /** The same with colours or without, whatever it can do. */
    Terminal withColours(boolean hasColours) {
        return new Terminal(columns, hasColours);
    }

    /** Whether somebody sits there. */
    boolean isWatched() {
        return columns != ENDLESS;
    }

    private static int columns(String value) {
        int columns = 0;
        for (int i = 0; i < value.length() && columns < 10_000; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return USUAL_COLUMNS;
            }
            columns = columns * 10 + (c - '0');
        }
        return columns == 0 ? USUAL_COLUMNS : Math.max(columns, FEWEST_COLUMNS);
    }

    /** The text in that colour, where there are colours. */
    String paint(Colour colour, String text) {
        return hasColours ? colour.code + text + Colour.END : text;
    }

    /** The few colours there are, as terminals know them (ECMA-48 8.3.117). */
    enum Colour {
        BOLD("\u001B[1m"),
        DIM("\u001B[2m"),
        RED("\u001B[31m"),
        YELLOW("\u001B[33m");

        private static final String END = "\u001B[0m";
        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
