package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of several fields of one name counts, and whether one with a blank before its colon is there at all. */
final class RepeatedFields implements Alternative {
    /** More different values of one field than readings are kept need not be tried. */
    private static final int MOST_VALUES = 16;

    @Override
    public void offer(Subject subject, Offers offers) {
        List<Field> fields = subject.contentFields();
        if (fields.isEmpty()) {
            return;
        }
        offerOthers(Defect.Code.DUPLICATE_CONTENT_TYPE, "Content-Type", fields, subject, offers);
        offerOthers(Defect.Code.DUPLICATE_TRANSFER_ENCODING, "Content-Transfer-Encoding", fields, subject, offers);
        offerUnknown(fields, subject, offers);
    }

    private static void offerOthers(
            Defect.Code reason, String name, List<Field> fields, Subject subject, Offers offers) {
        List<Field> named = fields.stream().filter(field -> field.isNamed(name)).toList();
        Set<String> values = new HashSet<>();
        // the last one is what most of those take that do not take the first
        for (int i = named.size() - 1; i > 0 && values.size() <= MOST_VALUES; i--) {
            Field counting = named.get(i);
            if (values.add(counting.value().latin1())) {
                Rope.Edit edit = subject.edit();
                named.stream().filter(field -> field != counting).forEach(field -> remove(field, edit));
                offers.offer(reason, edit);
            }
        }
    }

    private static void remove(Field field, Rope.Edit edit) {
        edit.remove(field.raw().offset(), field.raw().end());
    }

    private static void offerUnknown(List<Field> fields, Subject subject, Offers offers) {
        Rope.Edit edit = subject.edit();
        for (Field field : fields) {
            byte[] bytes = field.raw().array();
            int colon = Ascii.indexOf(bytes, field.raw().from(), field.raw().to(), (byte) ':');
            if (Ascii.isBlank(bytes[colon - 1])) {
                remove(field, edit);
            }
        }
        offers.offer(Defect.Code.SPACE_BEFORE_COLON, edit);
    }
}
