package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 0, 0", "3, 1, 3", "3, 3, 4", "1, 1, 4"})
    void unreadableInputsAreCounted(int inputs, int unreadable, int exitCode) {
        assertThat(outcome(inputs, unreadable).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void theHighestBelowInternalCounts() {
        Outcome outcome = outcome(2, 1);
        outcome.note(ExitCode.NO_SUCH_PART);
        outcome.note(ExitCode.NOT_WRITTEN);
        outcome.note(ExitCode.INTERNAL);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NO_SUCH_PART);
    }

    @Test
    void aFaultOfOursIsSaidWhereNothingElseIs() {
        Outcome outcome = outcome(1, 0);
        outcome.note(ExitCode.INTERNAL);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INTERNAL);
    }

    private static Outcome outcome(int inputs, int unreadable) {
        Outcome outcome = new Outcome();
        for (int i = 0; i < inputs; i++) {
            outcome.countInput();
        }
        for (int i = 0; i < unreadable; i++) {
            outcome.countUnreadable();
        }
        return outcome;
    }
}
