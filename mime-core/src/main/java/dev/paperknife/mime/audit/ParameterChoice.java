package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which of several parameters of one name counts, and what becomes of their sections (RFC 2231 3 and 4). */
final class ParameterChoice implements ParameterFields.Rule {
    private static final int MOST_VALUES = 16;

    @Override
    public void offer(FieldSource text, HeaderForm<?> form, List<Defect> defects, Subject subject, Offers offers) {
        Set<Defect.Code> codes = EnumSet.noneOf(Defect.Code.class);
        for (Defect defect : defects) {
            codes.add(defect.code());
        }
        if (codes.contains(Defect.Code.CONFLICTING_PARAMETER)) {
            offerOthers(text, subject, offers);
        }
        if (codes.contains(Defect.Code.EXTENDED_PARAMETER_CONFLICT)) {
            offerPlain(text, subject, offers);
        }
        if (codes.contains(Defect.Code.EXTENDED_BOUNDARY)) {
            String without = without(text, segment -> segment.base().equals("boundary"));
            offers.offer(Defect.Code.EXTENDED_BOUNDARY, subject.with(text.field(), without));
        }
        if (codes.contains(Defect.Code.CONTINUATION_GAP)) {
            offers.offer(Defect.Code.CONTINUATION_GAP, subject.with(text.field(), renumbered(text)));
        }
    }

    private static void offerOthers(FieldSource text, Subject subject, Offers offers) {
        List<FieldSource.Segment> parameters = text.parameters();
        int tries = 0;
        for (int i = parameters.size() - 1; i > 0 && tries < MOST_VALUES; i--) {
            FieldSource.Segment counting = parameters.get(i);
            String name = section(counting);
            boolean isOther = !name.isEmpty()
                    && parameters.subList(0, i).stream()
                            .anyMatch(other -> section(other).equals(name));
            if (isOther) {
                tries++;
                String without = without(
                        text,
                        segment -> !segment.equals(counting) && section(segment).equals(name));
                offers.offer(Defect.Code.CONFLICTING_PARAMETER, subject.with(text.field(), without));
            }
        }
    }

    /** What parameters must share to be in each other's way: a name, or a section of one, extended or not. */
    private static String section(FieldSource.Segment segment) {
        String name = segment.name();
        int star = name.indexOf('*');
        boolean isNumbered = star >= 0 && star + 1 < name.length();
        return isNumbered && name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    }

    private static void offerPlain(FieldSource text, Subject subject, Offers offers) {
        Set<String> plain = text.parameters().stream()
                .filter(segment -> !segment.isExtended())
                .map(FieldSource.Segment::name)
                .collect(Collectors.toSet());
        String without = without(text, segment -> segment.isExtended() && plain.contains(segment.base()));
        offers.offer(Defect.Code.EXTENDED_PARAMETER_CONFLICT, subject.with(text.field(), without));
    }

    private static String without(FieldSource text, Predicate<FieldSource.Segment> isLeftOut) {
        StringBuilder kept = new StringBuilder(text.text(text.head()));
        for (FieldSource.Segment segment : text.parameters()) {
            if (segment.name().isEmpty() || !isLeftOut.test(segment)) {
                kept.append(';').append(text.text(segment));
            }
        }
        return kept.toString();
    }

    /** The sections of each parameter without the gaps between their numbers. */
    private static String renumbered(FieldSource text) {
        List<FieldSource.Segment> sections = new ArrayList<>();
        StringBuilder renumbered = new StringBuilder(text.text(text.head()));
        for (FieldSource.Segment segment : text.parameters()) {
            if (number(segment) < 0) {
                renumbered.append(';').append(text.text(segment));
            } else {
                sections.add(segment);
            }
        }
        sections.sort((a, b) -> a.base().equals(b.base())
                ? Integer.compare(number(a), number(b))
                : a.base().compareTo(b.base()));
        String base = "";
        int next = 0;
        for (FieldSource.Segment segment : sections) {
            next = segment.base().equals(base) ? next + 1 : 0;
            base = segment.base();
            String star = segment.name().endsWith("*") ? "*=" : "=";
            renumbered
                    .append("; ")
                    .append(base)
                    .append('*')
                    .append(next)
                    .append(star)
                    .append(text.value(segment));
        }
        return renumbered.toString();
    }

    /** The number of a section; -1 for a parameter that is none. */
    private static int number(FieldSource.Segment segment) {
        String name = segment.name();
        int from = name.indexOf('*') + 1;
        int to = name.endsWith("*") ? name.length() - 1 : name.length();
        if (from == 0 || from >= to || to - from > 4) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit((byte) name.charAt(i))) {
                return -1;
            }
            number = number * 10 + name.charAt(i) - '0';
        }
        return number;
    }
}
