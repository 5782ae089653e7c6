package dev.paperknife.testdata.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.ShrunkFalsifiedSample;
import org.junit.jupiter.api.Test;

class FailedPropertyTest {
    private record Result(Status status, Optional<Throwable> throwable, Optional<List<Object>> falsifiedParameters)
            implements PropertyExecutionResult {
        @Override
        public Optional<String> seed() {
            return Optional.of("42");
        }

        @Override
        public int countChecks() {
            return 7;
        }

        @Override
        public int countTries() {
            return 7;
        }

        @Override
        public Optional<FalsifiedSample> originalSample() {
            return Optional.empty();
        }

        @Override
        public Optional<ShrunkFalsifiedSample> shrunkSample() {
            return Optional.empty();
        }

        @Override
        public PropertyExecutionResult mapTo(Status status, Throwable throwable) {
            return new Result(status, Optional.of(throwable), falsifiedParameters);
        }
    }

    private static final Optional<Throwable> FAILURE = Optional.of(new IllegalStateException("too long"));

    @Test
    void aFailureTellsItsSeedAndSample() {
        List<Object> sample = List.of("a\r\n\"\u00e9\\".getBytes(StandardCharsets.ISO_8859_1), "\t\u4f60", 3);
        PropertyExecutionResult told =
                FailedProperty.told(new Result(PropertyExecutionResult.Status.FAILED, FAILURE, Optional.of(sample)));
        assertThat(told.status()).isEqualTo(PropertyExecutionResult.Status.FAILED);
        assertThat(told.throwable().orElseThrow())
                .hasMessageContainingAll(
                        "seed 42, try 7, sample \"a\\r\\n\\\"\\u00e9\\\\\", \"\\t\\u4f60\", 3",
                        "IllegalStateException: too long")
                .hasCause(FAILURE.orElseThrow());
    }

    @Test
    void aLongSampleIsCut() {
        List<Object> sample = List.of("x".repeat(10_000));
        PropertyExecutionResult told =
                FailedProperty.told(new Result(PropertyExecutionResult.Status.FAILED, FAILURE, Optional.of(sample)));
        assertThat(told.throwable().orElseThrow().getMessage()).contains("xxx…").hasSizeLessThan(2200);
    }

    @Test
    void otherResultsStay() {
        Result aborted = new Result(PropertyExecutionResult.Status.ABORTED, FAILURE, Optional.of(List.of(1)));
        Result without = new Result(PropertyExecutionResult.Status.FAILED, FAILURE, Optional.empty());
        assertThat(FailedProperty.told(aborted)).isSameAs(aborted);
        Result example = new Result(PropertyExecutionResult.Status.FAILED, FAILURE, Optional.of(List.of()));
        assertThat(FailedProperty.told(without)).isSameAs(without);
        assertThat(FailedProperty.told(example)).isSameAs(example);
    }
}
