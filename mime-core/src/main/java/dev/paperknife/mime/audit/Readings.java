package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What other software makes of a message where its bytes can be read in more than one way. Each of those readings is an edit
 * of an entity's bytes that the same scanner reads again: nothing is guessed that some reader does not do.
 */
public final class Readings {
    private Readings() {}

    /**
     * The readings of a message and of those inside it, entity by entity in the order of {@link Message#walk}: never the
     * primary one, at most 8 of an entity and 32 of a message; none where all that an audit finds is harmless. Audits the
     * message; costs no more than reading it a fixed number of times.
     */
    public static List<Reading> of(Message message) {
        return of(message, Audit.of(message), defect -> {});
    }

    /**
     * The same for a message whose audit is at hand.
     *
     * @param defects what the audit found
     * @param limits takes {@code limit-readings} where there is more than the limits allow
     */
    public static List<Reading> of(Message message, List<Defect> defects, Consumer<Defect> limits) {
        for (Defect defect : defects) {
            if (isDoubtful(defect)) {
                return all(message, defects, limits);
            }
        }
        return List.of();
    }

    /**
     * Whether there may be another reading where this was found. By its definition what is harmless leaves one; empty lines
     * before the first field are the exception, and where findings were not kept nobody knows what they were.
     */
    private static boolean isDoubtful(Defect defect) {
        Defect.Code code = defect.code();
        return code.impact() != Defect.Impact.HARMLESS
                || code == Defect.Code.LEADING_EMPTY_LINES
                || code == Defect.Code.LIMIT_DEFECTS;
    }

    /** The readings of a message even if all that was found is harmless. */
    static List<Reading> all(Message message, List<Defect> defects, Consumer<Defect> limits) {
        Map<String, List<Defect>> bySection = bySection(defects);
        List<Alternative> alternatives = alternatives();
        Offers offers = new Offers(new Subject(message, List.of(), message.raw().end()));
        Deque<Entity> sources = new ArrayDeque<>();
        Iterator<Entity> entities = message.walk().iterator();
        while (entities.hasNext() && !offers.isOver()) {
            Entity entity = entities.next();
            enter(entity, sources);
            List<Defect> found = bySection.getOrDefault(entity.section(), List.of());
            long sourceEnd = sources.element().raw().end();
            offer(new Subject(entity, found, sourceEnd), alternatives, offers);
        }
        if (offers.isCut()) {
            limits.accept(new Defect(
                    Defect.Code.LIMIT_READINGS, message.section(), message.raw().offset(), 0, "", 1));
        }
        return offers.readings();
    }

    /** Brings the message to the front whose source the entity stands in: the outermost one, or one that was decoded. */
    private static void enter(Entity entity, Deque<Entity> sources) {
        if (Parts.isSource(entity)) {
            sources.push(entity);
        }
        while (!isInside(entity, sources.element())) {
            sources.pop();
        }
    }

    /** Sections 3.0, 3.1 and so on stand in the message of part 3. */
    private static boolean isInside(Entity entity, Entity source) {
        String section = source.section();
        return entity.section().startsWith(section.substring(0, section.lastIndexOf('.') + 1));
    }

    private static Map<String, List<Defect>> bySection(List<Defect> defects) {
        Map<String, List<Defect>> bySection = new HashMap<>();
        for (Defect defect : defects) {
            List<Defect> same = bySection.get(defect.section());
            if (same == null) {
                same = new ArrayList<>();
                bySection.put(defect.section(), same);
            }
            same.add(defect);
        }
        return bySection;
    }

    /** Made for a message that needs them: most need none. */
    private static List<Alternative> alternatives() {
        return List.of(
                new StrayBytes(),
                new HeaderLines(),
                new RepeatedFields(),
                new ParameterFields(new ParameterChoice()),
                new TypeForms(),
                new ParameterFields(new ParameterForms()),
                new HiddenBoundary(),
                new EncodingChoice(),
                new DelimiterLines(),
                new InferredBoundary(),
                new SharedBoundaries(),
                new EncodedBodies(),
                new FilesInText());
    }

    private static void offer(Subject subject, List<Alternative> alternatives, Offers offers) {
        offers.begin(subject);
        for (Alternative alternative : alternatives) {
            alternative.offer(subject, offers);
        }
    }
}
