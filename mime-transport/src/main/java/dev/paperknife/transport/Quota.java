package dev.paperknife.transport;

import java.util.List;

/** How much may be stored below a root (RFC 9208). */
public record Quota(String root, List<Resource> resources) {
    /** Keeps a copy. */
    public Quota {
        resources = List.copyOf(resources);
    }

    /**
     * One limit.
     *
     * @param name such as STORAGE, in units of 1024 octets, or MESSAGE
     */
    public record Resource(String name, long usage, long limit) {}
}
