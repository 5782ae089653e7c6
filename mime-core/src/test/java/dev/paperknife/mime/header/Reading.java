package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A value that was read in some form, with what was reported on the way. */
record Reading<T>(T value, List<Defect> defects) {
    /** Reads a value, whose text stands for its UTF-8 bytes. */
    static <T> Reading<T> of(HeaderForm<T> form, String value) {
        return of(form, value.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    }

    static <T> Reading<T> of(HeaderForm<T> form, byte[] value, Limits limits) {
        DefectLog log = new DefectLog(limits);
        ReadContext context = new ReadContext(limits, ReadContext.DEFAULT.hints(), log);
        return new Reading<>(form.read(Slice.of(value), context), log.defects());
    }

    static <T> Reading<T> of(HeaderForm<T> form, byte[] value) {
        return of(form, value, Limits.DEFAULT);
    }

    /** The ids in the order they were reported. */
    List<String> codes() {
        return defects.stream().map(d -> d.code().id()).toList();
    }

    /** The ids with where they stand: {@code obsolete-syntax@3+2}. */
    List<String> places() {
        return defects.stream()
                .map(d -> d.code().id() + "@" + d.offset() + "+" + d.length())
                .toList();
    }

    /** The ids in the order they were reported, with blanks between them; each one once. */
    String ids() {
        return defects.stream().map(d -> d.code().id()).distinct().collect(Collectors.joining(" "));
    }
}
