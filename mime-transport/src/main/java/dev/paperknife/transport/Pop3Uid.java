package dev.paperknife.transport;

/**
 * A message and its unique id (RFC 1939 7, UIDL).
 *
 * @param number counts within this session only
 * @param uid 1 to 70 printable ASCII characters, the same in every session; never a file name
 */
public record Pop3Uid(int number, String uid) {}
