package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.AuthenticationResults;
import dev.paperknife.mime.header.AutoSubmitted;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.ListId;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.Parameters;
import dev.paperknife.mime.header.Received;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.header.TypedValue;
import dev.paperknife.mime.source.Ascii;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Law 10 for whoever writes: every public method of the builder, of edits and of values that takes a String, found by
 * reflection, is given every control, separator and surrogate, and all other characters of the BMP in blocks. What it does not
 * refuse adds no field, no part and no line of its own.
 */
class InjectionTest {
    private static final List<Class<?>> WRITERS =
            List.of(MessageBuilder.class, NewPart.class, MessageEdit.class, PartEdit.class);
    private static final List<Class<?>> VALUES = List.of(
            Mailbox.class,
            Group.class,
            MessageId.class,
            ContentType.class,
            ContentDisposition.class,
            Parameters.class,
            EncodedWords.class,
            AuthenticationResults.class,
            AuthenticationResults.Result.class,
            AuthenticationResults.Property.class,
            AutoSubmitted.class,
            ListId.class,
            Received.Clause.class,
            TagList.class,
            TypedValue.class);

    /** Types that take strings to look something up with, or to say what was read. */
    private static final Set<String> READERS = Set.of(
            "BrokenSignature",
            "ContentTransferEncoding",
            "Field",
            "Filenames",
            "FlowedText",
            "Header",
            "Message",
            "Obstacle",
            "Paragraph",
            "Received",
            "Section");

    private static final int BLOCK = 128;
    private static final int MOST_ENTITIES = 4;
    private static final int MOST_OCTETS = 998;

    /** What takes text for a body, where controls are content, and what only looks something up. */
    private static final Set<String> BODIES = Set.of(
            "MessageBuilder.text(String) 0",
            "MessageBuilder.flowedText(String) 0",
            "MessageBuilder.textAbove(String) 0",
            "MessageBuilder.html(String) 0",
            "MessageBuilder.calendar(String,String) 1",
            "NewPart.text(String) 0",
            "NewPart.text(String,String) 1",
            "NewPart.text(ContentType,String) 1",
            "NewPart.html(String) 0",
            "NewPart.preamble(String) 0",
            "NewPart.epilogue(String) 0",
            "PartEdit.text(String) 0");

    private static final Set<String> LOOK_UPS = Set.of(
            "MessageEdit.remove(String) 0",
            "PartEdit.remove(String) 0",
            "MessageEdit.rename(String,String) 0",
            "PartEdit.rename(String,String) 0",
            "MessageEdit.part(String) 0",
            "ContentDisposition.new(String,Parameters) 0", // one of two words
            "Clause.new(String,String,List) 0", // one of seven
            "Result.property(String) 0",
            "TagList.get(String) 0",
            "AuthenticationResults.new(int,String,String,List) 2", // a small number
            "Result.new(String,String,String,String,List) 1",
            "ContentType.is(String,String) 0",
            "ContentType.is(String,String) 1",
            "Parameters.get(String) 0",
            "Parameters.without(String) 0",
            "Mailbox.parseStrict(String) 0",
            "EncodedWords.decode(String) 0");

    /** What makes a line, a field, a part or a sequence for a terminal of its own, raw or once it is decoded. */
    private static final List<String> HOSTILE = List.of(
            "\r\n",
            "\r\nX-Evil: 1",
            "\r\nX-Evil: 1\r\n\r\n",
            "\r\n\r\nevil",
            "\r\n X-Evil: 1",
            "\n\n",
            "\r\r\n",
            "\n--b\nX-Evil: 1\n\n",
            "--b--\r\n",
            "\\\r\nX-Evil: 1",
            "\0X-Evil: 1",
            "\u001B[2J",
            "\u0085X-Evil: 1",
            "\u2028X-Evil: 1\u2029",
            "\u010AX-Evil: 1",
            "\u0D0AX-Evil: 1",
            "\u760D\u760AX-Evil: 1",
            "\uFEFF",
            "\uFFFE",
            "\uD83D",
            "\uDE00\uD83D",
            "\uD83D\uDE00",
            "=?utf-8?q?=0D=0AX-Evil:_1?=",
            "%0D%0AX-Evil: 1",
            "\"; boundary=evil; x=\"",
            "; boundary=evil",
            ">\t<x@evil.example",
            " ".repeat(2000),
            "z".repeat(10_000),
            "z ".repeat(5000),
            "\u4f60".repeat(3000));

    /** Strings that some method or other takes, with the character in question for the question mark. */
    private static final List<String> TEMPLATES = List.of(
            "a?X-Evil: 1",
            "Ann ?X-Evil: 1? <a@b.example>",
            "a?b@b.example",
            "text/plain?X-Evil: 1",
            "<a?X-Evil@b.example>",
            "text/plain; charset=\"a?\"",
            "attachment; filename=\"a?X-Evil: 1\"",
            "?",
            "a?");

    /** What a method takes where it is not tried out. */
    private static final List<String> PLAIN =
            List.of("X-A", "a@b.example", "plain", "Tue, 1 Oct 2024 10:00:00 +0200", "text/plain", "1", "from");

    /** A string parameter of a method. */
    record Place(Executable method, int index) {
        @Override
        public String toString() {
            StringBuilder types = new StringBuilder();
            for (Class<?> type : method.getParameterTypes()) {
                types.append(types.isEmpty() ? "" : ",").append(type.getSimpleName());
            }
            String name = isConstructor() ? "new" : method.getName();
            return method.getDeclaringClass().getSimpleName() + "." + name + "(" + types + ") " + index;
        }

        private boolean isConstructor() {
            return method instanceof Constructor;
        }

        private boolean isStatic() {
            return isConstructor() || Modifier.isStatic(method.getModifiers());
        }

        private Object invoke(Optional<Object> on, Object[] arguments) throws ReflectiveOperationException {
            return method instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) method).invoke(on.orElse(null), arguments);
        }
    }

    static List<Place> places() {
        return Stream.concat(WRITERS.stream(), VALUES.stream())
                .flatMap(InjectionTest::places)
                .filter(place -> !LOOK_UPS.contains(place.toString()))
                .sorted(Comparator.comparing(Place::toString))
                .toList();
    }

    /** Those of the public methods and constructors of a type. */
    private static Stream<Place> places(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.getName().equals("equals"))
                .flatMap(InjectionTest::places);
    }

    private static Stream<Place> places(Executable method) {
        List<Place> places = new ArrayList<>();
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == String.class || types[i] == String[].class || types[i] == Map.class || isText(method, i)) {
                places.add(new Place(method, i));
            }
        }
        return places.stream();
    }

    @Test
    void allTheNamesHereAreStillThose() {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(WRITERS.stream(), VALUES.stream())
                .flatMap(InjectionTest::places)
                .forEach(place -> all.add(place.toString()));
        assertThat(all).containsAll(BODIES).containsAll(LOOK_UPS).hasSizeGreaterThan(60);
    }

    /** A new type is covered by itself, or the author of this says why it need not be. */
    @Test
    void everyTypeThatTakesStringsIsHere() throws Exception {
        Set<String> here = new TreeSet<>(READERS);
        Stream.concat(WRITERS.stream(), VALUES.stream())
                .map(Class::getSimpleName)
                .forEach(here::add);
        Path classes = Path.of(Message.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> all = new TreeSet<>();
        for (Class<?> sample : List.of(Message.class, Mailbox.class)) {
            String path = sample.getPackageName();
            try (Stream<Path> files = Files.list(classes.resolve(path.replace('.', '/')))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".class") && !name.startsWith("package-info")) {
                        Class<?> type = Class.forName(path + "." + name.substring(0, name.length() - 6));
                        if (Modifier.isPublic(type.getModifiers())
                                && !type.isEnum()
                                && places(type).findAny().isPresent()) {
                            all.add(type.getSimpleName());
                        }
                    }
                }
            }
        }
        assertThat(all).isEqualTo(here);
    }

    @ParameterizedTest
    @MethodSource("places")
    void noCharacterAddsALine(Place place) {
        List<Call> calls = calls(place);
        assertThat(calls).as("what is never accepted shows nothing").isNotEmpty();
        boolean isBody = BODIES.contains(place.toString());
        for (Call call : calls) {
            for (char c : single()) {
                if (call.accepts(String.valueOf(c)) && isRefusable(c, place) && !isBody) {
                    fail("%s takes U+%04X in %s", place, (int) c, call.template());
                }
            }
            for (String hostile : HOSTILE) {
                boolean isRefused = hostile.codePoints().anyMatch(c -> c < 0x10000 && isRefusable((char) c, place));
                if (call.accepts(hostile) && isRefused && !isBody) {
                    fail("%s takes %s in %s", place, Permitted.shown(hostile), call.template());
                }
            }
        }
        for (int first = 0x100; first < 0xFF00; first += BLOCK) {
            if (first < 0xD800 || first >= 0xE000) {
                calls.get(0).accepts(block(first));
            }
        }
    }

    /** Ways to call the method that it takes, with a harmless character in the string. */
    private static List<Call> calls(Place place) {
        List<Call> calls = new ArrayList<>();
        for (int receiver = 0; receiver < receivers(place).size(); receiver++) {
            for (String template : TEMPLATES) {
                firstCall(place, template, receiver).ifPresent(calls::add);
            }
        }
        return calls;
    }

    private static Optional<Call> firstCall(Place place, String template, int receiver) {
        return PLAIN.stream()
                .map(plain -> new Call(place, template, plain, receiver))
                .filter(call -> call.accepts("z"))
                .findFirst();
    }

    /** A way to call a method: the string that is tried out, the others, and on what. */
    record Call(Place place, String template, String plain, int receiver) {
        /** Whether the method takes the string with these characters; if it does, what is written then is looked at. */
        boolean accepts(String characters) {
            Optional<Object> on = receivers(place).get(receiver);
            String hostile = template.replace("?", characters);
            Object result;
            try {
                result = place.invoke(on, arguments(place, hostile, plain));
            } catch (InvocationTargetException e) {
                requireRefusal(place, e.getCause());
                return false;
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(place.toString(), e);
            }
            try {
                written(result).forEach(InjectionTest::requireHarmless);
                return true;
            } catch (IllegalArgumentException | IllegalStateException e) {
                return false; // refused where it would be written
            } catch (AssertionError e) {
                throw new AssertionError(place + " with " + Permitted.shown(hostile), e);
            }
        }
    }

    /** Controls, separators and specials, and characters whose low byte is one of those that end lines and addresses. */
    private static char[] single() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x100; c++) {
            all.append(c);
        }
        all.append("\u2028\u2029\u200B\u202E\uFEFF\uFFFE\uFFFF\uD800\uDBFF\uDC00\uDFFF\uFF1A\uFF20\uFE55\u0130\u017F");
        for (int high = 0x100; high < 0xFF00; high += 0x2600) {
            for (char low :
                    new char[] {'\0', '\t', '\n', '\r', ' ', '"', '(', ',', ':', ';', '<', '>', '@', '\\', 0x7F}) {
                all.append((char) (high + low));
            }
        }
        all.append("\u760D\u760A\u560A\u560D");
        return all.toString().toCharArray();
    }

    private static String block(int first) {
        StringBuilder block = new StringBuilder();
        for (int c = first; c < first + BLOCK; c++) {
            block.append((char) c);
        }
        return block.toString();
    }

    /**
     * What no field holds: C0 but the tab, DEL (RFC 5322 2.2), and half a surrogate pair, which encoded-words replace. A constructor of
     * a value takes what was read, too.
     */
    private static boolean isRefusable(char c, Place place) {
        if (place.isConstructor()) {
            return false;
        }
        boolean isHalf = Character.isSurrogate(c) && place.method().getDeclaringClass() != EncodedWords.class;
        return (c < ' ' && c != '\t') || c == 0x7F || isHalf;
    }

    private static void requireRefusal(Place place, Throwable e) {
        boolean isRefusal = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
        if (!isRefusal) {
            throw new AssertionError(place + " fails with " + e, e);
        }
    }

    private static List<Optional<Object>> receivers(Place place) {
        Class<?> type = place.method().getDeclaringClass();
        if (place.isStatic()) {
            return List.of(Optional.empty());
        }
        if (type == MessageBuilder.class) {
            return List.of(Optional.of(builder()), Optional.of(builder().smtpUtf8()));
        }
        if (type == NewPart.class) {
            return List.of(Optional.of(NewPart.text("x")), Optional.of(NewPart.multipart("mixed", NewPart.text("x"))));
        }
        if (type == MessageEdit.class) {
            return List.of(Optional.of(MAIL.edit()), Optional.of(MAIL.edit().smtpUtf8()));
        }
        if (type == PartEdit.class) {
            return List.of(
                    Optional.of(MAIL.edit().part("1")), Optional.of(MAIL.edit().part("2")));
        }
        return List.of(Optional.of(type == Parameters.class ? Parameters.NONE : ContentType.TEXT_PLAIN));
    }

    private static final Message MAIL = Message.builder()
            .from("a@a.example")
            .text("hi")
            .attach("a.bin", new byte[] {1})
            .build();

    private static Object[] arguments(Place place, String hostile, String plain) {
        Class<?>[] types = place.method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            String text = i == place.index() ? hostile : plain;
            arguments[i] = types[i] == List.class && isText(place.method(), i)
                    ? List.of(text)
                    : argument(types[i], place.method().getDeclaringClass(), text);
        }
        return arguments;
    }

    /** An {@code Optional<String>} or {@code List<String>}. */
    private static boolean isText(Executable method, int index) {
        String type = method.getGenericParameterTypes()[index].getTypeName();
        return type.equals("java.util.Optional<java.lang.String>") || type.equals("java.util.List<java.lang.String>");
    }

    private static Object argument(Class<?> type, Class<?> owner, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == String[].class) {
            return new String[] {text};
        }
        if (type == Map.class) {
            return Map.of("a", text);
        }
        if (type == byte[].class) {
            return new byte[] {1, 2};
        }
        if (type == int.class) {
            return 0;
        }
        if (type == Charset.class) {
            return StandardCharsets.UTF_8;
        }
        if (type == ContentType.class) {
            return ContentType.TEXT_PLAIN;
        }
        if (type == NewPart.class) {
            return NewPart.text("y");
        }
        if (type == NewPart[].class) {
            return new NewPart[] {NewPart.text("y")};
        }
        if (type == List.class) {
            return owner == NewPart.class ? List.of(NewPart.text("y")) : List.of();
        }
        if (type == ContentSource.class) {
            return (ContentSource) () -> new ByteArrayInputStream(new byte[] {1});
        }
        if (type == Path.class) {
            return Path.of("pom.xml");
        }
        if (type == Optional.class) {
            return Optional.of(text);
        }
        if (type == Parameters.class) {
            return Parameters.NONE;
        }
        throw new AssertionError("no argument of " + type);
    }

    // ---- what comes of it

    private static void requireHarmless(Message written) {
        List<Entity> entities = written.walk().toList();
        boolean isHarmless =
                entities.size() <= MOST_ENTITIES && written.defects().isEmpty();
        for (Entity entity : entities) {
            for (Field field : entity.header().fields()) {
                isHarmless &= !Ascii.lower(field.name()).startsWith("x-evil");
            }
            String section = new String(entity.header().raw().bytes(), StandardCharsets.UTF_8);
            isHarmless &= isLines(section);
            isHarmless &= section.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= MOST_OCTETS);
        }
        if (!isHarmless) {
            fail("%s", written.raw());
        }
    }

    /** Lines of a header section as any reader counts them: each a name and a colon, or a continuation that shows something. */
    private static boolean isLines(String section) {
        String rest = section.replace("\r\n", "");
        boolean isLines = rest.chars()
                .noneMatch(c -> (c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029);
        for (String line : section.split("\r\n", -1)) {
            boolean isContinuation = line.startsWith(" ") || line.startsWith("\t");
            isLines &= isContinuation ? !line.isBlank() : line.isEmpty() || line.indexOf(':') > 0;
        }
        return isLines;
    }

    private static MessageBuilder builder() {
        return Message.builder().from("a@a.example");
    }

    private static List<Message> written(Object result) {
        if (result instanceof MessageBuilder builder) {
            return List.of(builder.draft());
        }
        if (result instanceof NewPart part) {
            return List.of(
                    sevenBit(builder().body(part).draft()),
                    builder().smtpUtf8().body(part).draft());
        }
        if (result instanceof MessageEdit edit) {
            return List.of(edit.apply());
        }
        if (result instanceof PartEdit edit) {
            return List.of(edit.whole().apply());
        }
        return List.of(
                sevenBit(ofValue(result, builder())), ofValue(result, builder().smtpUtf8()));
    }

    private static Message sevenBit(Message message) {
        assertThat(OctetScan.of(message.bytes()).isSevenBit()).isTrue();
        return message;
    }

    /** What a field of the value says. */
    private static Optional<String> field(Object value) {
        if (value instanceof AuthenticationResults.Property property) {
            return field(new AuthenticationResults.Result("dkim", "", "pass", "", List.of(property)));
        }
        if (value instanceof AuthenticationResults.Result result) {
            return field(new AuthenticationResults(0, "a.example", "", List.of(result)));
        }
        if (value instanceof Received.Clause clause) {
            return Optional.of(new Received(List.of(clause), Optional.empty()).format());
        }
        if (value instanceof AuthenticationResults results) {
            return Optional.of(results.format());
        }
        if (value instanceof ContentDisposition disposition) {
            return Optional.of(disposition.format());
        }
        if (value instanceof AutoSubmitted auto) {
            return Optional.of(auto.format());
        }
        if (value instanceof ListId id) {
            return Optional.of(id.format());
        }
        if (value instanceof TagList tags) {
            return Optional.of(tags.format());
        }
        return value instanceof TypedValue typed ? Optional.of(typed.format()) : Optional.empty();
    }

    /** A message in which the value stands. */
    private static Message ofValue(Object value, MessageBuilder builder) {
        if (value instanceof Address address) {
            builder.to(address);
        } else if (value instanceof MessageId id) {
            builder.messageId(id.format());
        } else if (value instanceof ContentType type) {
            builder.body(NewPart.of(type, new byte[] {1}));
        } else if (value instanceof Parameters parameters) {
            builder.body(NewPart.of(new ContentType("application", "x", parameters), new byte[] {1}));
        } else if (field(value).isPresent()) {
            String field = field(value).get();
            assertThat(isLines("X: " + field)).as(field).isTrue();
            builder.header("X-Field", field.replace("\r\n", ""));
        } else if (value instanceof String encoded) {
            return Message.parse(("Subject: " + encoded + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        } else {
            throw new AssertionError("what to do with a " + value.getClass());
        }
        return builder.draft();
    }
}
