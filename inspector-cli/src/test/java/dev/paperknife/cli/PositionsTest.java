package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 2", "3, 1, 4", "4, 2, 1", "5, 2, 2", "7, 3, 1", "9, 3, 3", "10, 4, 1"})
    void linesAndColumnsCountFromOne(long offset, long line, long column) throws IOException {
        Slice source = Slice.of("ab\r\ncd\nef\n");
        assertThat(Positions.of(source, new long[] {offset}))
                .containsEntry(offset, new Positions.Position(line, column));
    }

    @Test
    void manyOffsetsInAnyOrder() throws IOException {
        Slice source = Slice.of("x\n".repeat(20_000));
        assertThat(Positions.of(source, new long[] {39_998, 0, 2, 2, 20_000}))
                .hasSize(4)
                .containsEntry(39_998L, new Positions.Position(20_000, 1))
                .containsEntry(20_000L, new Positions.Position(10_001, 1))
                .containsEntry(2L, new Positions.Position(2, 1));
    }

    @Test
    void columnsAreBytes() throws IOException {
        assertThat(Positions.of(Slice.of("é测x"), new long[] {5})).containsEntry(5L, new Positions.Position(1, 6));
    }
}
