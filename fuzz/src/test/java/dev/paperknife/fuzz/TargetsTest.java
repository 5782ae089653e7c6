package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets over what fuzz/run begins with, and over what once broke them. */
class TargetsTest {
    static Stream<String> targets() {
        return Seeds.TARGETS.stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTargetReturnsForItsSeeds(String target) {
        List<byte[]> seeds = Seeds.of(target).toList();
        assertThat(seeds).hasSizeGreaterThan(1);
        for (byte[] seed : seeds) {
            run(target, seed);
        }
    }

    /** What a fuzzer begins with where it has nothing. */
    @ParameterizedTest
    @MethodSource("targets")
    void aTargetReturnsForNothingAndForOneByte(String target) {
        run(target, new byte[0]);
        for (int octet = 0; octet < 256; octet++) {
            run(target, new byte[] {(byte) octet});
        }
    }

    static void run(String target, byte[] input) {
        try {
            Class.forName("dev.paperknife.fuzz." + target)
                    .getMethod("fuzzerTestOneInput", byte[].class)
                    .invoke(null, (Object) input);
        } catch (InvocationTargetException e) {
            throw new AssertionError(target + " over " + Laws.latin1(input), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(target, e);
        }
    }

    @Test
    void aFindingIsFound() {
        assertThatThrownBy(() -> HostileSession.check(false)).isInstanceOf(AssertionError.class);
    }
}
