package dev.paperknife.mime.header;

import java.util.List;
import java.util.Optional;

/**
 * A named list of mailboxes (RFC 5322 3.4), often empty.
 *
 * @param name the display name; absent for mailboxes that stand in no group (RFC 8621 4.1.2.4) or in one without name
 * @param members in order
 */
public record Group(Optional<String> name, List<Mailbox> members) implements Address {
    /** Takes the name without the blanks around it; an empty one is none. */
    public Group {
        name = DisplayName.normal(name);
        members = List.copyOf(members);
    }

    /**
     * A group with a name.
     *
     * @throws IllegalArgumentException if the name is empty or holds a control character
     */
    public static Group of(String name, List<Mailbox> members) {
        Optional<String> normal = DisplayName.checked(name);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("a group needs a name (RFC 5322 3.4)");
        }
        return new Group(normal, members);
    }

    /** {@code Name: a@a.example, b@b.example;}; the members alone where there is no name. */
    @Override
    public String format() {
        return format(false);
    }

    @Override
    public String formatUtf8() {
        return format(true);
    }

    private String format(boolean isUtf8) {
        StringBuilder text = new StringBuilder();
        name.ifPresent(name -> text.append(DisplayName.format(name, isUtf8)).append(':'));
        String separator = name.isPresent() ? " " : "";
        for (Mailbox member : members) {
            text.append(separator).append(isUtf8 ? member.formatUtf8() : member.format());
            separator = ", ";
        }
        return name.isPresent() ? text.append(';').toString() : text.toString();
    }
}
