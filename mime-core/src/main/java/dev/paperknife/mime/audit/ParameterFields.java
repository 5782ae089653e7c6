package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.source.Defect;
import java.util.List;
import java.util.Optional;

/** Other readings of the fields that have parameters and decide what the leaves are, where something is wrong with them. */
record ParameterFields(Rule rule) implements Alternative {
    /** Offers other readings of one such field; where its defects stand, {@link FieldSource#index} says. */
    interface Rule {
        void offer(FieldSource text, HeaderForm<?> form, List<Defect> defects, Subject subject, Offers offers);
    }

    @Override
    public void offer(Subject subject, Offers offers) {
        offer("Content-Type", HeaderForms.contentType(), subject, offers);
        offer("Content-Disposition", HeaderForms.contentDisposition(), subject, offers);
    }

    private void offer(String name, HeaderForm<?> form, Subject subject, Offers offers) {
        Optional<Field> field = subject.contentField(name);
        List<Defect> defects = field.isPresent() ? subject.defectsOf(field.get(), form) : List.of();
        if (!defects.isEmpty()) {
            rule.offer(new FieldSource(field.get()), form, defects, subject, offers);
        }
    }
}
