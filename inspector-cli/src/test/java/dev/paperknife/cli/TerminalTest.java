package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @Test
    void aPipeIsPlainAndEndless() {
        assertThat(Terminal.of(false, Map.of("TERM", "xterm", "COLUMNS", "40"))).isEqualTo(Terminal.NONE);
        assertThat(Terminal.NONE.paint(Terminal.Colour.RED, "x")).isEqualTo("x");
    }

    @Test
    void aTerminalHasColours() {
        Terminal terminal = Terminal.of(true, Map.of("TERM", "xterm"));
        assertThat(terminal.paint(Terminal.Colour.RED, "x")).isEqualTo("\u001B[31mx\u001B[0m");
        assertThat(terminal.columns()).isEqualTo(80);
    }

    @Test
    void coloursMayBeRefused() {
        assertThat(Terminal.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).hasColours())
                .isFalse();
        assertThat(Terminal.of(true, Map.of("TERM", "xterm", "NO_COLOR", "")).hasColours())
                .isTrue();
        assertThat(Terminal.of(true, Map.of("TERM", "dumb")).hasColours()).isFalse();
        assertThat(Terminal.of(true, Map.of()).hasColours()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"132, 132", "'', 80", "x, 80", "-5, 80", "0, 80", "3, 20", "99999999999999999999, 99999"})
    void columnsComeFromTheEnvironment(String value, int columns) {
        assertThat(Terminal.of(true, Map.of("COLUMNS", value)).columns()).isEqualTo(columns);
    }

    @Test
    void theLauncherSaysWhetherSomebodyWatches() {
        assertThat(Terminals.isOutputTerminal(Map.of("EML_TERMINAL", "1"))).isTrue();
        assertThat(Terminals.isOutputTerminal(Map.of("EML_TERMINAL", "0"))).isFalse();
    }
}
