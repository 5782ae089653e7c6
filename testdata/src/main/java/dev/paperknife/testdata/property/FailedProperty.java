package dev.paperknife.testdata.property;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Puts the seed and the sample of a failed property into its failure, so that they stand wherever that is shown: the
 * summary of a build has nothing else. {@code @Property(seed = "…")} tries the same values again. jqwik finds this class
 * as a service.
 */
public final class FailedProperty implements AroundPropertyHook {
    private static final int SHOWN = 2000;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        return told(property.execute());
    }

    /** A failure that tells how to have it again; any other result as it is. */
    static PropertyExecutionResult told(PropertyExecutionResult result) {
        boolean isFalsified = result.status() == PropertyExecutionResult.Status.FAILED
                && result.falsifiedParameters()
                        .filter(sample -> !sample.isEmpty())
                        .isPresent();
        return isFalsified ? result.mapToFailed(failure(result)) : result;
    }

    private static AssertionError failure(PropertyExecutionResult result) {
        Throwable failure = result.throwable().orElseGet(AssertionError::new);
        List<Object> sample = result.falsifiedParameters().orElseThrow();
        String text = "%nseed %s, try %d, sample %s%n%s"
                .formatted(result.seed().orElse("?"), result.countTries(), shown(sample), failure);
        AssertionError told = new AssertionError(text, failure);
        told.setStackTrace(failure.getStackTrace());
        return told;
    }

    private static String shown(List<Object> sample) {
        String text = sample.stream().map(FailedProperty::shown).collect(Collectors.joining(", "));
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes
                ? quoted(new String(bytes, StandardCharsets.ISO_8859_1))
                : value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    /** As Java has it, octets as the characters of those numbers. */
    private static String quoted(String text) {
        return text.chars().mapToObj(FailedProperty::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04x".formatted(c);
        };
    }
}
