package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table.Column NAME = new Table.Column("NAME", false, true);
    private static final Table.Column SIZE = new Table.Column("SIZE", true, false);
    private static final Table.Column NOTE = new Table.Column("NOTE", false, true);

    @Test
    void columnsAlignWhateverTheScript() {
        Table table = new Table(NAME, SIZE);
        table.add("报告", "1");
        table.add("abcdefg", "12345");
        assertThat(table.lines(Terminal.ENDLESS)).containsExactly("NAME      SIZE", "报告         1", "abcdefg  12345");
    }

    @Test
    void aColumnWithoutCellsIsLeftOut() {
        Table table = new Table(NAME, NOTE, SIZE);
        table.add("a", "", "1");
        assertThat(table.lines(Terminal.ENDLESS)).containsExactly("NAME  SIZE", "a        1");
    }

    @Test
    void theWidestElasticColumnGivesWay() {
        Table table = new Table(NAME, SIZE, NOTE);
        table.add("a".repeat(30), "123456", "b".repeat(10));
        assertThat(table.lines(30)).allMatch(line -> Width.of(line) <= 30).contains("aaaaaaaaa…  123456  bbbbbbbbbb");
    }

    @Test
    void noColumnGetsNarrowerThanItsTitle() {
        Table table = new Table(NAME, SIZE);
        table.add("a".repeat(30), "123456789");
        assertThat(table.lines(10)).containsExactly("NAME       SIZE", "aaa…  123456789");
    }

    @Test
    void linesEndWithoutBlanks() {
        Table table = new Table(NAME, NOTE);
        table.add("a", "long note");
        table.add("b", "x");
        assertThat(table.lines(Terminal.ENDLESS)).noneMatch(line -> line.endsWith(" "));
    }
}
