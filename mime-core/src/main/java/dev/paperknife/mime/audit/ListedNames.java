package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.source.Ascii;
import java.util.ArrayList;
import java.util.List;

/** The field names that a signature covers: the {@code h=} tag (RFC 6376 3.5). */
final class ListedNames {
    private ListedNames() {}

    /** In order, in lower case, one as often as it is listed. */
    static List<String> of(TagList signature) {
        String list = signature.get("h").orElse("");
        List<String> names = new ArrayList<>();
        int from = 0;
        while (from < list.length()) {
            int colon = list.indexOf(':', from);
            int to = colon < 0 ? list.length() : colon;
            if (to > from) {
                names.add(Ascii.lower(list.substring(from, to)));
            }
            from = to + 1;
        }
        return names;
    }
}
