package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Limits;
import java.util.Map;

/** Limits as the cases name them. */
final class LoweredLimits {
    private LoweredLimits() {}

    static Limits of(Map<String, Integer> lowered) {
        Limits limits = Limits.DEFAULT;
        for (Map.Entry<String, Integer> entry : lowered.entrySet()) {
            int value = entry.getValue();
            limits = switch (entry.getKey()) {
                case "depth" -> limits.withDepth(value);
                case "parts" -> limits.withParts(value);
                case "fields" -> limits.withFields(value);
                case "fieldBytes" -> limits.withFieldBytes(value);
                case "addresses" -> limits.withAddresses(value);
                case "defects" -> limits.withDefects(value);
                case "decodedBytes" -> limits.withDecodedBytes(value);
                default -> throw new IllegalArgumentException("no limit named " + entry.getKey());
            };
        }
        return limits;
    }
}
