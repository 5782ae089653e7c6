package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a field as they stand, collected by name and then put together. */
final class ParameterSet {
    private static final int FEW = 8;

    private final ReadContext context;
    private final ParameterText texts;
    private final List<RawParameter> parameters = new ArrayList<>(4);
    private final Map<String, RawParameter> beyondFew = new HashMap<>(0);
    private boolean isFull;

    ParameterSet(ReadContext context) {
        this.context = context;
        this.texts = new ParameterText(context);
    }

    /** Whether a name, sections aside, is that of a file name. */
    static boolean isFileName(Slice name) {
        byte[] bytes = name.array();
        int from = name.from();
        int to = Ascii.indexOf(bytes, from, name.to(), (byte) '*');
        return Ascii.equalsIgnoreCase(bytes, from, to, "name") || Ascii.equalsIgnoreCase(bytes, from, to, "filename");
    }

    /** Whether a parameter was refused because of the limit on them. */
    boolean isFull() {
        return isFull;
    }

    /**
     * Takes one name and value.
     *
     * @param value without quotes, escapes and folds
     * @param where both, as they stand
     */
    void add(Slice name, Slice value, boolean isQuoted, Slice where) {
        ParameterName parsed = ParameterName.of(name);
        if (parsed.base().isEmpty()) {
            context.defects().report(Defect.Code.INVALID_PARAMETER, where);
            return;
        }
        if (parsed.isNumberBad()) {
            context.defects().report(Defect.Code.BAD_CONTINUATION_NUMBER, where);
        }
        RawParameter parameter = find(parsed.base());
        if (parameter == null) {
            if (parameters.size() >= context.limits().parameters()) {
                isFull = true;
                context.defects().report(Defect.Code.LIMIT_VALUES, where);
                return;
            }
            parameter = new RawParameter(parsed.base(), context);
            parameters.add(parameter);
            if (parameters.size() > FEW) {
                beyondFew.put(parsed.base(), parameter);
            }
        }
        parameter.add(new RawParameter.Value(parsed.section(), parsed.isExtended(), isQuoted, value, where));
    }

    private @Nullable RawParameter find(String name) {
        int few = Math.min(parameters.size(), FEW);
        for (int i = 0; i < few; i++) {
            if (parameters.get(i).name().equals(name)) {
                return parameters.get(i);
            }
        }
        return parameters.size() > FEW ? beyondFew.get(name) : null;
    }

    /** The parameters that have a value. */
    Parameters resolve() {
        if (parameters.isEmpty()) {
            return Parameters.NONE;
        }
        List<String> names = new ArrayList<>(parameters.size());
        List<String> values = new ArrayList<>(parameters.size());
        Slice boundary = null;
        for (RawParameter parameter : parameters) {
            ParameterText.Result result = parameter.resolve(texts);
            if (result == null) {
                continue;
            }
            names.add(parameter.name());
            values.add(result.text());
            boundary = parameter.name().equals("boundary") ? comparable(result.boundary()) : boundary;
        }
        return Parameters.of(names, values, boundary);
    }

    /** A boundary too long to be compared with lines is none; blanks at its end do not count. */
    private @Nullable Slice comparable(@Nullable Slice boundary) {
        if (boundary == null) {
            return null;
        }
        int end = boundary.to();
        while (end > boundary.from() && Ascii.isBlank(boundary.array()[end - 1])) {
            end--;
        }
        boolean isTooLong = end - boundary.from() > context.limits().boundaryBytes();
        if (isTooLong) {
            context.defects().report(Defect.Code.UNUSUAL_BOUNDARY, boundary);
        }
        return isTooLong ? null : boundary;
    }
}
