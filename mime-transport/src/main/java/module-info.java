/** Sends mail by SMTP and LMTP, fetches it by POP3; with TLS unless told otherwise, and deadlines everywhere. */
module dev.paperknife.transport {
    requires transitive dev.paperknife.mime;
    requires org.apache.commons.codec;
    requires static transitive org.jspecify;

    exports dev.paperknife.transport;
}
