package dev.paperknife.fuzz;

import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Turns a property round: it has to find what breaks it, and to bring that down to an example that can be read at a glance. */
final class MustFail implements AroundPropertyHook {
    private static final int MOST_BYTES = 1000;

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyExecutionResult result = property.execute();
        if (result.status() != PropertyExecutionResult.Status.FAILED) {
            return result.mapToFailed("the law holds for something that breaks it");
        }
        List<Object> example = result.falsifiedParameters().orElse(List.of());
        for (Object parameter : example) {
            if (parameter instanceof byte[] bytes && bytes.length > MOST_BYTES) {
                return result.mapToFailed("the law is broken by an example of " + bytes.length + " bytes");
            }
        }
        return result.mapToSuccessful();
    }
}
