package dev.paperknife.transport;

/** What lies in a maildrop (RFC 1939 5, STAT): so many messages, so many octets by the server's count. */
public record Maildrop(int messages, long octets) {}
