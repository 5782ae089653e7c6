/** The {@code eml} command, and the audit rules that need other libraries. */
module dev.paperknife.inspector {
    requires dev.paperknife.mime;
    requires com.ibm.icu;
    requires info.picocli;
    requires org.jsoup;
    requires tools.jackson.core;
}
