package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.util.Optional;

/** The JDK's charsets, and only its own: what others register may throw on malformed bytes. */
final class JdkCharsets {
    /** The one that is asked for most, looked up once and not before it is needed. */
    private static final class Gb18030 {
        static final Optional<Charset> CHARSET = named("GB18030");
    }

    private JdkCharsets() {}

    /** What mail means by gb2312, gbk and gb18030. */
    static Optional<Charset> gb18030() {
        return Gb18030.CHARSET;
    }

    /** The charset of this canonical name; absent where the running image lacks module {@code jdk.charsets}. */
    static Optional<Charset> named(String name) {
        if (name.isEmpty() || !Charset.isSupported(name)) {
            return Optional.empty();
        }
        Charset charset = Charset.forName(name);
        String module = charset.getClass().getModule().getName();
        boolean isOfTheJdk = "java.base".equals(module) || "jdk.charsets".equals(module);
        return isOfTheJdk ? Optional.of(charset) : Optional.empty();
    }
}
