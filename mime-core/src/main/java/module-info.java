/**
 * The engine: a message is its bytes, with an index of them. Nothing in mail is an error; what departs from the
 * standards is a defect that points at bytes.
 */
module dev.paperknife.mime {
    requires org.apache.commons.codec;
    requires com.ibm.icu;
    requires static transitive org.jspecify;

    exports dev.paperknife.mime.audit;
    exports dev.paperknife.mime.charset;
    exports dev.paperknife.mime.codec;
    exports dev.paperknife.mime.header;
    exports dev.paperknife.mime.message;
    exports dev.paperknife.mime.mailbox;
    exports dev.paperknife.mime.source;
    exports dev.paperknife.mime.stream;
}
