package dev.paperknife.mime.header;

import java.util.Optional;

/**
 * How urgent a sender finds a message: {@code X-Priority} has five steps; {@code Priority}, {@code Importance} (RFC 2156 5.3,
 * RFC 4021 2.1) and {@code X-MSMail-Priority} have the middle three.
 */
public enum Priority {
    /** {@code X-Priority: 1}. */
    HIGHEST(1, "high", "urgent"),
    /** {@code Importance: high}, {@code Priority: urgent}, {@code X-Priority: 2}. */
    HIGH(2, "high", "urgent"),
    /** What a message without such a field has. */
    NORMAL(3, "normal", "normal"),
    /** {@code Importance: low}, {@code Priority: non-urgent}, {@code X-Priority: 4}. */
    LOW(4, "low", "non-urgent"),
    /** {@code X-Priority: 5}. */
    LOWEST(5, "low", "non-urgent");

    private final int step;
    private final String importance;
    private final String urgency;

    Priority(int step, String importance, String urgency) {
        this.step = step;
        this.importance = importance;
        this.urgency = urgency;
    }

    /** The value for {@code X-Priority}, 1 to 5; each step has its own. */
    public String format() {
        return Integer.toString(step);
    }

    /** The value for {@code Importance}: high, normal or low. */
    public String importance() {
        return importance;
    }

    /** The value for {@code Priority}: urgent, normal or non-urgent. */
    public String urgency() {
        return urgency;
    }

    /** The step of a keyword in lower case. */
    static Optional<Priority> of(String keyword) {
        return switch (keyword) {
            case "1", "highest" -> Optional.of(HIGHEST);
            case "2", "high", "urgent" -> Optional.of(HIGH);
            case "3", "normal", "medium" -> Optional.of(NORMAL);
            case "4", "low", "non-urgent" -> Optional.of(LOW);
            case "5", "lowest" -> Optional.of(LOWEST);
            default -> Optional.empty();
        };
    }
}
