package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** In a class loader of its own, which sees our classes and the JDK's, and notes what else is asked for. */
class IcuLoadingTest {
    @Test
    void plainTextLoadsNoIcuClass() throws Exception {
        OurClassesOnly loader = new OurClassesOnly();

        assertThat(call(loader, PlainText.class)).isEqualTo("hello|Grüße|测试|zh|é");
        assertThat(loader.missed).isEmpty();
    }

    @Test
    void onlyAGuessDoes() {
        OurClassesOnly loader = new OurClassesOnly();

        assertThatThrownBy(() -> call(loader, RawText.class)).isInstanceOf(NoClassDefFoundError.class);
        assertThat(loader.missed).contains("com.ibm.icu.text.CharsetDetector");
    }

    private static Object call(ClassLoader loader, Class<?> probe) throws Exception {
        Class<?> fresh = Class.forName(probe.getName(), true, loader);
        return ((Callable<?>) fresh.getDeclaredConstructor().newInstance()).call();
    }

    /** Mail in ASCII, UTF-8 and a declared charset, with its report. */
    public static final class PlainText implements Callable<String> {
        @Override
        public String call() {
            return String.join(
                    "|",
                    read("hello", "us-ascii", StandardCharsets.US_ASCII),
                    read("Grüße", "us-ascii", StandardCharsets.UTF_8),
                    read("测试", "gb2312", Charset.forName("GB18030")),
                    read("zh", "x-unknown", StandardCharsets.US_ASCII),
                    read("é", "iso-8859-1", StandardCharsets.ISO_8859_1));
        }

        private static String read(String text, String label, Charset charset) {
            byte[] bytes = text.getBytes(charset);
            DecodedText decoded = Charsets.decode(bytes, 0, bytes.length, Optional.of(label), CharsetHints.NONE);
            decoded.report((code, offset, length, detail) -> {}, decoded.bytes());
            return decoded.text();
        }
    }

    /** Mail that declares nothing, in no UTF-8. */
    public static final class RawText implements Callable<String> {
        @Override
        public String call() {
            byte[] bytes = "测试".getBytes(Charset.forName("GB18030"));
            return Charsets.decode(bytes, 0, bytes.length, Optional.empty(), CharsetHints.NONE)
                    .text();
        }
    }

    private static final class OurClassesOnly extends ClassLoader {
        private final List<String> missed = new ArrayList<>();

        OurClassesOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        /** Asks no parent for ours: the platform's class loader knows the modules that the tests run in. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("dev.paperknife.")) {
                missed.add(name);
                throw new ClassNotFoundException(name);
            }
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = IcuLoadingTest.class.getResourceAsStream(file)) {
                byte[] bytes = Optional.ofNullable(in)
                        .orElseThrow(() -> new ClassNotFoundException(name))
                        .readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
