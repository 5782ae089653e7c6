package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.source.Defect;
import java.util.List;
import java.util.Optional;

/** Other readings of the fields that have parameters and decide what the leaves are, where something is wrong with them. */
abstract class ParameterAlternative implements Alternative {
    @Override
    public final void offer(Subject subject, Offers offers) {
        offer("Content-Type", HeaderForms.contentType(), subject, offers);
        offer("Content-Disposition", HeaderForms.contentDisposition(), subject, offers);
    }

    private void offer(String name, HeaderForm<?> form, Subject subject, Offers offers) {
        Optional<Field> field = subject.contentField(name);
        List<Defect> defects = field.isPresent() ? subject.defectsOf(field.get(), form) : List.of();
        if (!defects.isEmpty()) {
            offer(new FieldSource(field.get()), form, defects, subject, offers);
        }
    }

    /** Offers readings of one field. Defects are at offsets from the message's start, as the field has them. */
    abstract void offer(FieldSource text, HeaderForm<?> form, List<Defect> defects, Subject subject, Offers offers);
}
