/** The {@code eml} command, and the audit rules that need other libraries. */
module dev.paperknife.inspector {
    requires transitive dev.paperknife.mime;
    requires dev.paperknife.transport;
    requires com.ibm.icu;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires org.apache.commons.compress;
    requires org.apache.commons.codec;
    requires org.apache.tika.core;
    requires org.jsoup;
    requires org.snakeyaml.engine;
    requires re2j;
    requires tools.jackson.core;

    exports dev.paperknife.inspect;
}
