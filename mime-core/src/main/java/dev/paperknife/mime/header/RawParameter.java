package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a field says of one parameter: plain, extended, and in sections (RFC 2231). Of each the first one counts. */
final class RawParameter {
    private final String name;
    private final ReadContext context;
    private @Nullable Value plain;
    private @Nullable Value extended;
    private @Nullable Sections sections;

    RawParameter(String name, ReadContext context) {
        this.name = name;
        this.context = context;
    }

    /**
     * One value as it stands, without quotes, escapes and folds.
     *
     * @param section its number, or {@link ParameterName#WHOLE}
     * @param where name and value, for reports
     */
    record Value(int section, boolean isExtended, boolean isQuoted, Slice bytes, Slice where) {
        boolean isWhole() {
            return section == ParameterName.WHOLE;
        }
    }

    String name() {
        return name;
    }

    void add(Value value) {
        if (!value.isWhole()) {
            sections = sections == null ? new Sections() : sections;
            sections.add(value);
        } else if (value.isExtended()) {
            extended = first(extended, value);
        } else {
            plain = first(plain, value);
        }
    }

    private Value first(@Nullable Value first, Value value) {
        if (first == null) {
            return value;
        }
        reportDuplicate(first, value);
        return first;
    }

    private void reportDuplicate(Value first, Value second) {
        boolean isSame = first.isExtended() == second.isExtended()
                && (name.equals("charset")
                        ? Ascii.equalsIgnoreCase(
                                first.bytes().latin1(), second.bytes().latin1())
                        : first.bytes().latin1().equals(second.bytes().latin1()));
        report(isSame ? Defect.Code.DUPLICATE_PARAMETER : Defect.Code.CONFLICTING_PARAMETER, second);
    }

    private void report(Defect.Code code, Value value) {
        context.defects().report(code, value.where());
    }

    /** The value that counts: extended before continued before plain; none where only sections without a first are. */
    ParameterText.@Nullable Result resolve(ParameterText texts) {
        List<Value> joined = sections == null ? List.of() : sections.upToGap();
        ParameterText.Result best = extended == null ? null : texts.sections(name, List.of(extended));
        if (!joined.isEmpty()) {
            best = preferred(best, texts.sections(name, joined), joined.get(0));
        }
        if (plain != null) {
            best = preferred(best, texts.plain(name, plain.bytes()), plain);
        } else if (best != null && name.equals("boundary")) {
            report(Defect.Code.EXTENDED_BOUNDARY, extended == null ? joined.get(0) : extended);
        }
        return best;
    }

    private ParameterText.Result preferred(
            ParameterText.@Nullable Result best, ParameterText.Result other, Value otherValue) {
        if (best == null) {
            return other;
        }
        boolean agree = best.text().equals(other.text()) || AsciiRendering.is(other.text(), best.text());
        report(agree ? Defect.Code.PLAIN_AND_EXTENDED_PARAMETER : Defect.Code.EXTENDED_PARAMETER_CONFLICT, otherValue);
        return best;
    }

    /** The sections of a continued parameter (RFC 2231 3), by their numbers. */
    private final class Sections {
        private final NavigableMap<Integer, Value> byNumber = new TreeMap<>();
        private boolean saidOrder;
        private boolean saidLimit;

        void add(Value value) {
            Value first = byNumber.get(value.section());
            if (first != null) {
                reportDuplicate(first, value);
            } else if (byNumber.size() < context.limits().sections()) {
                reportOrder(value);
                byNumber.put(value.section(), value);
            } else if (!saidLimit) {
                saidLimit = true;
                report(Defect.Code.LIMIT_VALUES, value);
            }
        }

        private void reportOrder(Value value) {
            if (!saidOrder && !byNumber.isEmpty() && byNumber.lastKey() > value.section()) {
                saidOrder = true;
                report(Defect.Code.CONTINUATION_ORDER, value);
            }
        }

        List<Value> upToGap() {
            List<Value> joined = new ArrayList<>(byNumber.size());
            for (Value value : byNumber.values()) {
                if (value.section() != joined.size()) {
                    report(Defect.Code.CONTINUATION_GAP, value);
                    break;
                }
                joined.add(value);
            }
            return joined;
        }
    }
}
