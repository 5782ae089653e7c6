package dev.paperknife.mime.message;

import java.util.List;
import java.util.Optional;

/**
 * A message made fit for a path, or why it cannot be.
 *
 * @param message the message as it can go; absent if there are obstacles
 * @param obstacles what cannot go and cannot be changed
 */
public record Transfer(Optional<Message> message, List<Obstacle> obstacles) {
    /**
     * Something that cannot go.
     *
     * @param section the entity it is in
     * @param reason what it is, and why it stays so
     */
    public record Obstacle(String section, String reason) {}

    /** Takes a list that nobody changes. */
    public Transfer {
        obstacles = List.copyOf(obstacles);
    }

    /** Whether the message can go. */
    public boolean isFit() {
        return message.isPresent();
    }
}
