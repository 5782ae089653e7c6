package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UidSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1           | 1",
                "3:1         | 1:3",
                "5,4,3,9     | 3:5,9",
                "1:3,2:9     | 1:9",
                "7:*         | 7:*",
                "*:7         | 7:*",
                "*           | *",
                "4294967295  | 4294967295"
            })
    void isReadAndWritten(String text, String canonical) {
        UidSet set = UidSet.parse(text);
        assertThat(set).hasToString(canonical);
        assertThat(UidSet.parse(canonical)).isEqualTo(set).hasSameHashCodeAs(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1,", ",1", "1:", ":2", "1:2:3", "4294967296", "\uff11", "1 2", "a", "1,,2"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> UidSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyUidFromOneOnIsInAnOpenSet() {
        assertThat(UidSet.from(7).contains(6)).isFalse();
        assertThat(UidSet.from(7).contains(UidSet.MAX_UID)).isTrue();
        assertThat(UidSet.from(7).last()).isEmpty();
        assertThat(UidSet.ALL.size()).isEqualTo(UidSet.MAX_UID);
        assertThat(UidSet.NONE.first()).isEmpty();
    }

    @Test
    void comesInPiecesOfBoundedLength() {
        UidSet set = UidSet.of(1, 3, 5, 7, 100, 101, 102);
        assertThat(set.pieces(6)).extracting(UidSet::toString).containsExactly("1,3,5", "7", "100:102");
        assertThat(set.pieces(1000)).containsExactly(set);
        assertThat(UidSet.NONE.pieces(6)).isEmpty();
    }

    @Property(tries = 300)
    void isWhatASetOfNumbersIs(
            @ForAll List<@LongRange(min = 1, max = 40) Long> a, @ForAll List<@LongRange(min = 1, max = 40) Long> b) {
        Set<Long> united = new TreeSet<>(a);
        united.addAll(b);
        Set<Long> left = new TreeSet<>(a);
        left.removeAll(b);
        UidSet one = UidSet.of(a);
        assertThat(all(one.plus(UidSet.of(b)))).containsExactlyElementsOf(united);
        assertThat(all(one.minus(UidSet.of(b)))).containsExactlyElementsOf(left);
        assertThat(one.stream().boxed()).containsExactlyElementsOf(new TreeSet<>(a));
        assertThat(one.size()).isEqualTo(new TreeSet<>(a).size());
        for (long uid = 0; uid < 42; uid++) {
            assertThat(one.contains(uid)).isEqualTo(a.contains(uid));
        }
    }

    private static List<Long> all(UidSet set) {
        List<Long> all = new ArrayList<>();
        set.forEach(all::add);
        return all;
    }
}
