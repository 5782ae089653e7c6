package dev.paperknife.cli;

/**
 * A line of a message that is searched.
 *
 * @param kind what sort of text it is
 * @param label what a person is shown of where it stands: a field, a part, an attachment; empty for a line of the source
 * @param fieldName the name of its field; empty where it is not of a field
 * @param number its number within that text, from 1; 0 for what has no lines
 * @param text the line, decoded; not printable yet
 */
record SearchedLine(Place.Kind kind, String label, String fieldName, long number, String text) {}
