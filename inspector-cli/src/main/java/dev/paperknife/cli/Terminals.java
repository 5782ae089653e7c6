package dev.paperknife.cli;

import java.util.Map;

/** Finds out whether somebody watches the output. */
final class Terminals {
    private Terminals() {}

    /**
     * Whether standard output is a terminal. The launcher knows and says so in EML_TERMINAL; without it the JDK is asked, which
     * also wants standard input to be one, and which in some versions has a console for a pipe too: then the answer is no.
     */
    @SuppressWarnings("SystemConsoleNull") // not asked where it is never null
    static boolean isOutputTerminal(Map<String, String> environment) {
        String told = environment.getOrDefault("EML_TERMINAL", "");
        if (!told.isEmpty()) {
            return told.equals("1");
        }
        int version = Runtime.version().feature();
        return (version < 22 || version > 24) && System.console() != null;
    }
}
