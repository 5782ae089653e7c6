package dev.paperknife.cli;

import java.util.Optional;

/** Asks the person at the terminal for a secret, which is not shown while it is typed. */
@FunctionalInterface
interface Prompt {
    /** Nobody is there. */
    Prompt NONE = question -> Optional.empty();

    /** The answer; absent where nobody can be asked, or who was asked left. */
    Optional<String> secret(String question);
}
