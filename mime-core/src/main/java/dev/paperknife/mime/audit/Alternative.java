package dev.paperknife.mime.audit;

/** One family of ways in which well-known software reads an entity otherwise. */
@FunctionalInterface
interface Alternative {
    /** Offers what applies to the entity, most likely first; must cost little where nothing does. */
    void offer(Subject subject, Offers offers);
}
