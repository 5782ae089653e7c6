/** The {@code eml} command, and the audit rules that need other libraries. */
module dev.paperknife.inspector {
    requires dev.paperknife.mime;
    requires info.picocli;
    requires tools.jackson.core;
}
