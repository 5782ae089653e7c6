package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Slice;

/**
 * One way to read a field's value (RFC 8621 4.1.2). A program may bring its own; the standard ones are in
 * {@code HeaderForms}.
 *
 * @param <T> what the value becomes; a form whose value may be absent gives an {@code Optional} or an empty list
 */
@FunctionalInterface
public interface HeaderForm<T> {
    /**
     * Reads a value: any bytes, in time linear to their number, without throwing.
     *
     * @param value what follows the colon, folds included; always in memory
     */
    T read(Slice value, ReadContext context);
}
