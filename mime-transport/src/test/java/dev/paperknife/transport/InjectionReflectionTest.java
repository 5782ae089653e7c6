package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Law 10, by reflection: every public method and constructor of the clients and their values that takes a String, a list or
 * a supplier of them is called with text that would begin a line of its own. Nothing of it ever does.
 */
class InjectionReflectionTest {
    private static final String INJECTED = "XINJECTED";
    private static final List<Class<?>> TYPES = List.of(
            SmtpClient.class,
            Pop3Client.class,
            Envelope.class,
            Recipient.class,
            Password.class,
            Token.class,
            Endpoint.class,
            Proxy.class,
            ConnectOptions.class);

    /** All controls, what some software takes for a line end, and chars whose low byte is CR or LF. */
    private static List<String> separators() {
        List<String> separators =
                new ArrayList<>(List.of("\r\n", "\n\r", "\r\n.\r\n", ">\r\n", " \r\n", "\"\r\n", "\0\r\n"));
        for (int c = 0; c <= 0xFFFF; c++) {
            boolean isControl = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
            boolean isNarrowed = (c & 0xFF) == '\r' || (c & 0xFF) == '\n';
            if (isControl || isNarrowed) {
                separators.add(String.valueOf((char) c));
            }
        }
        return separators;
    }

    static Stream<Executable> executables() {
        return TYPES.stream()
                .flatMap(type -> Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getConstructors())))
                .filter(one -> TYPES.contains(one.getDeclaringClass()))
                .filter(one -> Arrays.stream(one.getParameters()).anyMatch(InjectionReflectionTest::holdsText))
                .filter(one -> !one.getName().equals("equals"));
    }

    private static boolean holdsText(Parameter parameter) {
        String type = parameter.getParameterizedType().getTypeName();
        return type.contains("java.lang.String");
    }

    @ParameterizedTest
    @MethodSource("executables")
    void noTextBeginsALine(Executable executable) throws Exception {
        for (String separator : separators()) {
            for (String before : new String[] {"a@b.example", "a", ""}) {
                String text = before + separator + INJECTED;
                List<Session> sessions = List.of(new Session(true), new Session(false));
                for (Session session : sessions) {
                    session.use(call(executable, text, session));
                    session.assertNothingInjected(executable + " with " + separator.codePointAt(0));
                }
            }
        }
    }

    /** What the call gives; nothing where it refuses, which must be told by one line. */
    private static Optional<Object> call(Executable executable, String text, Session session) throws Exception {
        Object[] arguments = Arrays.stream(executable.getParameters())
                .map(parameter -> argument(parameter, text))
                .toArray();
        try {
            if (executable instanceof Constructor<?> constructor) {
                return Optional.of(constructor.newInstance(arguments));
            }
            Method method = (Method) executable;
            Object target =
                    Modifier.isStatic(method.getModifiers()) ? null : session.target(method.getDeclaringClass());
            return Optional.ofNullable(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            assertThat(cause).isInstanceOfAny(IllegalArgumentException.class, IOException.class);
            assertThat(String.valueOf(cause.getMessage())).doesNotContain("\n").doesNotContain("\r");
            return Optional.empty();
        }
    }

    private static Object argument(Parameter parameter, String text) {
        Class<?> type = parameter.getType();
        String generic = parameter.getParameterizedType().getTypeName();
        if (type == String.class) {
            return text;
        } else if (type == String[].class) {
            return new String[] {text};
        } else if (type == List.class) {
            return generic.contains("String") ? List.of(text) : List.of(Recipient.of("b@b.example"));
        } else if (type == Set.class) {
            return generic.contains("String") ? Set.of(text) : Set.of();
        } else if (type == Optional.class) {
            return generic.contains("String") ? Optional.of(text) : Optional.empty();
        } else if (type == Supplier.class) {
            return (Supplier<String>) () -> text;
        } else if (type == int.class) {
            return 25;
        } else if (type == boolean.class) {
            return false;
        } else if (type == long.class) {
            return 1000L;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (Credentials.class.isAssignableFrom(type)) {
            return new Password("ann", "secret");
        } else if (type == Pop3Receiver.class) {
            return new KeptMail();
        }
        return value(type);
    }

    /** The few other types. */
    private static Object value(Class<?> type) {
        if (type == Duration.class) {
            return Duration.ofSeconds(1);
        } else if (type == SocketFactory.class) {
            return SocketFactory.getDefault();
        } else if (type == Transcript.class) {
            return Transcript.NONE;
        }
        throw new IllegalStateException("a parameter that this test does not know: " + type);
    }

    /** A server that agrees to all it hears, and a client connected to it. */
    private static final class Session {
        private final ScriptedSocket socket;
        private final ConnectOptions options;
        private final boolean isSmtp;
        private final List<ScriptedSocket> others = new ArrayList<>();

        Session(boolean isSmtp) {
            String smtp = "S: 220 m\nC^ EHLO\nS: 250-m\nS: 250-SMTPUTF8\nS: 250-DSN\nS: 250 AUTH PLAIN LOGIN XOAUTH2\n";
            String pop3 = "S: +OK <1@m.example>\nC^ CAPA\nS: -ERR\n";
            this.isSmtp = isSmtp;
            this.socket = new ScriptedSocket(
                    Script.of((isSmtp ? smtp : pop3) + (isSmtp ? "C^ \nS: 250 ok\n" : "C^ \nS: +OK 1 1\n").repeat(6)),
                    ScriptedSocket.Delivery.LINE);
            this.options =
                    ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true);
        }

        private SmtpClient smtp(ConnectOptions with) throws IOException {
            return SmtpClient.connect(Endpoint.parse("smtp+insecure://m.example"), with);
        }

        private Pop3Client pop3(ConnectOptions with) throws IOException {
            return Pop3Client.connect(Endpoint.parse("pop3+insecure://m.example"), with);
        }

        Object target(Class<?> type) throws IOException {
            if (type == SmtpClient.class) {
                return new Session(true).connected(this);
            } else if (type == Pop3Client.class) {
                return new Session(false).connected(this);
            } else if (type == Envelope.class) {
                return Envelope.of("a@a.example", "b@b.example");
            } else if (type == Recipient.class) {
                return Recipient.of("b@b.example");
            } else if (type == Proxy.class) {
                return Proxy.http("p.example", 3128);
            }
            return options;
        }

        private Object connected(Session asker) throws IOException {
            asker.others.add(socket);
            return isSmtp ? smtp(options) : pop3(options);
        }

        /** Lets what came of the call go out. */
        void use(Optional<Object> made) throws IOException {
            if (made.isEmpty()) {
                return;
            }
            Object value = made.get();
            try {
                if (value instanceof Envelope envelope && isSmtp) {
                    smtp(options).check(envelope);
                } else if (value instanceof Recipient recipient && isSmtp) {
                    smtp(options)
                            .check(Envelope.of("a@a.example", "b@b.example").withRecipients(List.of(recipient)));
                } else if (value instanceof Credentials credentials) {
                    login(credentials);
                } else if (value instanceof ConnectOptions changed && isSmtp) {
                    smtp(changed.withSocketFactory(socket.factory()));
                } else if (value instanceof Proxy proxy && isSmtp) {
                    smtp(options.withProxy(proxy));
                } else if (value instanceof Endpoint endpoint) {
                    assertThat(endpoint.toString()).isPrintable();
                }
            } catch (IOException | IllegalArgumentException e) {
                assertThat(String.valueOf(e.getMessage())).doesNotContain("\n").doesNotContain("\r");
            }
        }

        private void login(Credentials credentials) throws IOException {
            if (isSmtp) {
                smtp(options).login(credentials);
            } else {
                pop3(options).login(credentials);
            }
        }

        void assertNothingInjected(String how) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(socket.written().getBytes(StandardCharsets.ISO_8859_1));
            others.forEach(one -> all.writeBytes(one.written().getBytes(StandardCharsets.ISO_8859_1)));
            String written = all.toString(StandardCharsets.ISO_8859_1);
            assertThat(written).as(how).doesNotContain("\0").doesNotContain("\n" + INJECTED);
            assertThat(written.replace("\r\n", "")).as(how).doesNotContain("\r").doesNotContain("\n");
        }
    }
}
