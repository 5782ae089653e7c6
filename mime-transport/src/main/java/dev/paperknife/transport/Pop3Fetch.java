package dev.paperknife.transport;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link Pop3Client#fetchNew} did.
 *
 * @param fetched the messages that are now with the caller, in order
 * @param refused those the server would not give, with its words
 * @param present every unique id on the server: what to remember for the next time
 * @param duplicates the ids that more than one message has; each of those messages was fetched unless its id was seen
 */
public record Pop3Fetch(
        List<Pop3Uid> fetched, Map<Pop3Uid, RefusedException> refused, Set<String> present, Set<String> duplicates) {}
