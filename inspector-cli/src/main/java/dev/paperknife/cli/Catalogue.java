package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The defects by the ids that a person types. */
final class Catalogue {
    private static final int MOST_SUGGESTIONS = 3;

    private Catalogue() {}

    /** The defect with that id. Throws {@link IllegalArgumentException} that says which ids are near, where there is none. */
    static Defect.Code named(String id) {
        List<String> ids = new ArrayList<>();
        for (Defect.Code code : Defect.Code.values()) {
            if (code.id().equals(id)) {
                return code;
            }
            ids.add(code.id());
        }
        throw new IllegalArgumentException(
                "no such defect: " + id + ";" + suggestion(id, ids) + " eml explain lists all");
    }

    /** The defects of lists of ids with commas between them; throws what {@link #named} throws. */
    static Set<Defect.Code> allNamed(List<String> lists) {
        Set<Defect.Code> codes = EnumSet.noneOf(Defect.Code.class);
        for (String list : lists) {
            for (String id : list.split(",", -1)) {
                codes.add(named(id.strip()));
            }
        }
        return codes;
    }

    private static String suggestion(String id, List<String> ids) {
        List<String> near = Nearest.to(id, ids, MOST_SUGGESTIONS);
        return near.isEmpty() ? "" : " did you mean " + String.join(" or ", near) + "?";
    }
}
