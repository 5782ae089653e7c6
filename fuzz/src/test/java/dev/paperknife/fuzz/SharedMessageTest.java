package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.cli.Eml;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parsed message is shared between threads without locks: nothing in it changes, and all of them get the same answers. */
class SharedMessageTest {
    private static final int THREADS = 16;

    private static final List<Function<Message, ?>> QUESTIONS = List.of(
            Readers::views,
            Readers::entities,
            Readers::audit,
            Eml::json,
            message -> message.reply(true)
                    .from("me@m.example")
                    .smtpUtf8()
                    .messageId("<1@m.example>")
                    .draft()
                    .text());

    @Test
    void sixteenThreadsGetTheSameAnswers() throws Exception {
        List<byte[]> sources = Seeds.of("MessageTarget").toList();
        ask(sources, Message::parse);
    }

    @Test
    void soTheyDoOfAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.eml");
        ask(LawArbitraries.samples(), source -> {
            try {
                Files.write(file, source);
                return Message.open(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void ask(List<byte[]> sources, Function<byte[], Message> open) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (byte[] source : sources) {
                List<Object> alone = answers(Message.parse(source), 0);
                Message shared = open.apply(source);
                CyclicBarrier start = new CyclicBarrier(THREADS);
                List<Future<List<Object>>> asked = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int first = i;
                    Callable<List<Object>> task = () -> {
                        start.await();
                        return answers(shared, first);
                    };
                    asked.add(threads.submit(task));
                }
                assertEqual(asked, alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertEqual(List<Future<List<Object>>> asked, List<Object> alone)
            throws InterruptedException, ExecutionException {
        for (Future<List<Object>> answer : asked) {
            assertThat(answer.get()).isEqualTo(alone);
        }
    }

    /** All answers in the same order, though each thread begins with another question. */
    private static List<Object> answers(Message message, int first) {
        Object[] answers = new Object[QUESTIONS.size()];
        for (int i = 0; i < answers.length; i++) {
            int question = (first + i) % answers.length;
            answers[question] = QUESTIONS.get(question).apply(message);
        }
        return List.of(answers);
    }

    /**
     * What a constructor wrote to final fields is seen by every thread that sees the object, however it got there (JLS 17.5), and what
     * is written to a volatile one by whoever reads it later (JLS 17.4.5).
     */
    @Test
    void allThatAMessageHoldsIsFinalOrVolatile() throws IllegalAccessException {
        for (byte[] source : LawArbitraries.samples()) {
            assertThat(changeable(Message.parse(source))).isEmpty();
        }
        assertThat(changeable(new Changeable())).hasSize(1);
    }

    private static final class Changeable {
        @SuppressWarnings("unused")
        private int count;
    }

    private static List<Field> changeable(Object root) throws IllegalAccessException {
        List<Field> found = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> ahead = new ArrayDeque<>(List.of(root));
        while (!ahead.isEmpty()) {
            Object object = ahead.pop();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof Object[] array) {
                Stream.of(array).filter(element -> element != null).forEach(ahead::push);
            } else if (object instanceof Iterable<?> list && !(object instanceof Path)) {
                list.forEach(ahead::push);
            }
            for (Field field : fields(object.getClass())) {
                if (!Modifier.isFinal(field.getModifiers()) && !Modifier.isVolatile(field.getModifiers())) {
                    found.add(field);
                }
                field.setAccessible(true);
                Object value = field.get(object);
                if (value != null && !field.getType().isPrimitive()) {
                    ahead.push(value);
                }
            }
        }
        return found;
    }

    /** The fields of our own classes: the JDK's look after themselves. */
    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type;
                each != null && each.getName().startsWith("dev.paperknife.");
                each = each.getSuperclass()) {
            Stream.of(each.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .forEach(fields::add);
        }
        return fields;
    }
}
