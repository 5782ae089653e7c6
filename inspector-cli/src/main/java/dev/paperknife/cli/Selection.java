package dev.paperknife.cli;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import java.util.List;

/**
 * Which parts are wanted; an empty list wants any.
 *
 * @param sections section numbers; that of a multipart wants all in it
 * @param names patterns for the declared file name
 * @param types patterns for the media type
 * @param leastBytes the least decoded size
 * @param mostBytes the most
 */
record Selection(List<String> sections, List<Glob> names, List<Glob> types, long leastBytes, long mostBytes) {
    /** Every part. */
    static final Selection ANY = new Selection(List.of(), List.of(), List.of(), 0, Long.MAX_VALUE);

    /** The same for parts of that size. */
    Selection withSize(long least, long most) {
        return new Selection(sections, names, types, least, most);
    }

    /** Whether it says anything at all. */
    boolean isNarrow() {
        return !equals(ANY);
    }

    /** Whether it names what ordinary extraction leaves out: parts by number, or by type. */
    boolean isExplicit() {
        return !sections.isEmpty() || !types.isEmpty();
    }

    /** Whether the part is wanted by its number; parts inside a multipart that is wanted need not be asked. */
    boolean wantsSection(Entity part) {
        return sections.isEmpty() || sections.contains(part.section());
    }

    /** Whether the part is as the other conditions have it. */
    boolean wants(Entity part) {
        String type = Ascii.lower(part.contentType().mediaType());
        return (types.isEmpty() || types.stream().anyMatch(glob -> glob.matches(type)))
                && (names.isEmpty()
                        || names.stream()
                                .anyMatch(glob -> glob.matches(part.filename().orElse(""))))
                && wantsSize(part);
    }

    private boolean wantsSize(Entity part) {
        boolean isAny = leastBytes == 0 && mostBytes == Long.MAX_VALUE;
        long size = isAny ? 0 : part.body().size();
        return size >= leastBytes && size <= mostBytes;
    }
}
