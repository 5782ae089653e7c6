package dev.paperknife.transport;

/** A message and its octets by the server's count (RFC 1939 5, LIST), which need not be right. */
public record Pop3Size(int number, long octets) {}
