package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.audit.Readings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done with 100,000 levels or parts, it ends, and on a small stack. */
class DeepMailTest {
    private static final int MANY = 100_000;
    private static final int STACK_BYTES = 256 * 1024;

    static Stream<String> deep() {
        String author = "From: a@a.example$MIME-Version: 1.0$";
        String multipart = "Content-Type: multipart/mixed; boundary=b$$--b$";
        StringBuilder boundaries = new StringBuilder(author);
        for (int i = 0; i < MANY; i++) {
            boundaries
                    .append("Content-Type: multipart/mixed; boundary=")
                    .append(i)
                    .append("$$--")
                    .append(i)
                    .append('$');
        }
        String encoded = "$Hi";
        for (int i = 0; i < 20; i++) {
            encoded = "Content-Type: message/rfc822$Content-Transfer-Encoding: base64$$"
                    + Base64.getMimeEncoder().encodeToString(crlf(encoded));
        }
        return Stream.of(
                author + multipart.repeat(MANY) + "$Hi$" + "--b--$".repeat(MANY),
                boundaries.toString(),
                author + (multipart + "Content-Type: message/rfc822$$").repeat(MANY),
                author + "Content-Type: multipart/digest; boundary=b$$--b$$".repeat(MANY),
                author + "Content-Type: multipart/mixed; boundary=b$$" + "--b$$x$".repeat(MANY),
                author + encoded);
    }

    private static byte[] crlf(String text) {
        return text.replace("$", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("deep")
    void everythingEndsOnASmallStack(String text) {
        byte[] source = crlf(text);
        onSmallStack(() -> {
            Message message = Message.parse(source);
            assertThat(written(message::writeTo)).isEqualTo(source);
            assertThat(Audit.of(message)).hasSizeLessThan(2000);
            assertThat(Readings.of(message)).hasSizeLessThan(100);
            List<Consumer<Message>> uses = List.of(
                    one -> one.walk().forEach(Entity::filename),
                    Message::text,
                    Message::attachments,
                    one -> one.edit().set("Subject", "x").apply(),
                    one -> one.edit().attach(NewPart.text("x")).apply(),
                    one -> one.edit().set("Subject", "x").breaks(),
                    one -> one.edit().lineEnds(LineEnd.LF).apply(),
                    one -> one.edit().part(last(one)).set("X-A", "b").whole().apply(),
                    one -> one.forTransfer(),
                    Message::withoutBcc,
                    one -> one.reply(true).draft(),
                    one -> one.forward().draft(),
                    one -> one.forwardAsAttachment().draft());
            uses.forEach(use -> use.accept(message));
        });
    }

    private static Entity last(Message message) {
        List<Entity> all = message.walk().toList();
        return all.get(all.size() - 1);
    }

    @Test
    void aBuilderRefusesWhatReadersWouldNotFollow() {
        onSmallStack(() -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> {
                        NewPart part = NewPart.text("x");
                        for (int i = 0; i < MANY; i++) {
                            part = NewPart.multipart("mixed", part);
                        }
                    })
                    .withMessageContaining("62");
            List<NewPart> many = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                many.add(NewPart.text("x"));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> NewPart.multipart("mixed", many));
        });
    }

    @Test
    void messagesWithinMessagesAreBytes() {
        onSmallStack(() -> {
            Message message = Message.builder().from("a@a.example").text("x").build();
            for (int i = 0; i < 500; i++) {
                message = Message.builder().from("a@a.example").attach(message).build();
            }
            assertThat(message.walk().count()).isLessThan(100);
        });
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void onSmallStack(Runnable task) {
        List<Throwable> failed = new ArrayList<>();
        Thread thread = new Thread(null, task, "small stack", STACK_BYTES);
        thread.setUncaughtExceptionHandler((where, error) -> failed.add(error));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(failed).isEmpty();
    }
}
