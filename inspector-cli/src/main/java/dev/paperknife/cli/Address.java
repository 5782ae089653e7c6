package dev.paperknife.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What one argument names: a file, or one message of an mbox, as in {@code box.mbox#17}.
 *
 * @param path the file
 * @param index how many messages of it stand before the one that is meant; absent where all are
 */
record Address(String path, OptionalInt index) {
    /** More digits than there are messages in any mbox. */
    private static final int MOST_DIGITS = 9;

    /** Reads an argument. A file that really has such a name is that file. */
    static Address of(String argument) {
        int mark = argument.lastIndexOf('#');
        String digits = argument.substring(mark + 1);
        boolean isNumber = mark > 0
                && !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && !Files.exists(Path.of(argument))
                ? new Address(argument.substring(0, mark), OptionalInt.of(Integer.parseInt(digits)))
                : new Address(argument, OptionalInt.empty());
    }

    /** A file as it is, whatever its name. */
    static Address whole(String path) {
        return new Address(path, OptionalInt.empty());
    }

    /** Whether the message is meant that has so many before it. */
    boolean isMeant(int before) {
        return index.isEmpty() || index.getAsInt() == before;
    }
}
