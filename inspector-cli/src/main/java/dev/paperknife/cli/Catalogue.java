package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The defects by the ids that a person types. */
final class Catalogue {
    private static final Map<String, Defect.Code> CODES = Arrays.stream(Defect.Code.values())
            .collect(Collectors.toUnmodifiableMap(Defect.Code::id, Function.identity()));

    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MOST_SUGGESTIONS = 3;

    private Catalogue() {}

    /** The defect with that id. Throws {@link IllegalArgumentException} that says which ids are near, where there is none. */
    static Defect.Code named(String id) {
        Defect.Code code = CODES.get(id);
        if (code == null) {
            throw new IllegalArgumentException(
                    "no such defect: " + id + ";" + suggestion(id) + " eml explain lists all");
        }
        return code;
    }

    /** The defects of lists of ids with commas between them; throws what {@link #named} throws. */
    static Set<Defect.Code> allNamed(List<String> lists) {
        Set<Defect.Code> codes = EnumSet.noneOf(Defect.Code.class);
        for (String list : lists) {
            for (String id : COMMA.split(list, -1)) {
                codes.add(named(id.strip()));
            }
        }
        return codes;
    }

    private static String suggestion(String id) {
        List<String> near = Nearest.to(id, CODES.keySet(), MOST_SUGGESTIONS);
        return near.isEmpty() ? "" : " did you mean " + String.join(" or ", near) + "?";
    }
}
