package dev.paperknife.cli;

import java.util.Optional;

/** How a run went: inputs are counted, and the worst of everything else is kept. */
final class Outcome {
    private int worst = ExitCode.OK;
    private boolean isInternal;
    private int inputs;
    private int unreadable;
    private Optional<Boolean> answer = Optional.empty();

    /** Counts one input, before it is known whether it can be read. */
    void countInput() {
        inputs++;
    }

    /** Counts one of those inputs as unreadable. */
    void countUnreadable() {
        unreadable++;
    }

    /** Notes that this exit code applies. */
    void note(int exitCode) {
        if (exitCode == ExitCode.INTERNAL) {
            isInternal = true;
        } else {
            worst = Math.max(worst, exitCode);
        }
    }

    /** Whether nothing was counted or noted. */
    boolean isBlank() {
        return worst == ExitCode.OK && !isInternal && inputs == 0 && unreadable == 0;
    }

    /** Takes over how a part of the run went. */
    void add(Outcome part) {
        worst = Math.max(worst, part.worst);
        isInternal |= part.isInternal;
        inputs += part.inputs;
        unreadable += part.unreadable;
    }

    /** Has the run end as grep does: whether something was found, or that anything at all went wrong. */
    void answer(boolean isFound) {
        answer = Optional.of(isFound);
    }

    /** What the shell is told. */
    int exitCode() {
        int trouble = trouble();
        if (answer.isEmpty() || trouble == ExitCode.INTERNAL) {
            return trouble;
        }
        int found = answer.get() ? ExitCode.OK : ExitCode.NEGATIVE;
        return trouble == ExitCode.OK ? found : ExitCode.USAGE;
    }

    private int trouble() {
        int read = ExitCode.OK;
        if (unreadable > 0) {
            read = unreadable == inputs ? ExitCode.UNREADABLE : ExitCode.SOME_UNREADABLE;
        }
        int below = Math.max(worst, read);
        return below == ExitCode.OK && isInternal ? ExitCode.INTERNAL : below;
    }
}
