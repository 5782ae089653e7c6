package dev.paperknife.cli;

import java.util.Map;
import java.util.Optional;

/**
 * What a run finds around it.
 *
 * @param variables the environment
 * @param prompt who can be asked for a secret
 * @param isWatched whether standard error is a terminal, where progress can be shown
 */
record Surroundings(Map<String, String> variables, Prompt prompt, boolean isWatched) {
    /** No environment and nobody there. */
    static Surroundings none() {
        return new Surroundings(Map.of(), Prompt.NONE, false);
    }

    /** Those of a process with that environment. */
    static Surroundings of(Map<String, String> environment) {
        boolean isWatched = environment.getOrDefault("EML_ERROR_TERMINAL", "").equals("1");
        return new Surroundings(environment, new TerminalPrompt(environment), isWatched);
    }

    /** The same where nobody watches standard error. */
    Surroundings unwatched() {
        return new Surroundings(variables, prompt, false);
    }

    /** A variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }
}
