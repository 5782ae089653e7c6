package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A session as a file: what the client is told to do ({@code > login ann secret}), what comes of it ({@code = refused LOGIN
 * 535}), and the {@link Script} of what both sides say. Whoever reads it sees all of it in order.
 */
record Recording(List<String> actions, List<String> expected, Script script) {
    static Recording of(String text) {
        List<String> actions = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("> ")) {
                actions.add(line.substring(2));
            } else if (line.startsWith("= ")) {
                expected.add(line.substring(2));
            } else {
                script.append(line).append('\n');
            }
        }
        return new Recording(actions, expected, Script.of(script.toString()));
    }

    /** Does what is to be done, and tells what came of it, a line each. */
    List<String> play(ScriptedSocket socket) {
        return play(socket, Transcript.NONE);
    }

    /** The same, seen by a transcript. */
    List<String> play(ScriptedSocket socket, Transcript transcript) {
        List<String> events = new ArrayList<>();
        Closeable[] client = new Closeable[1];
        for (String action : actions) {
            try {
                if (client[0] == null) {
                    client[0] = connect(action, socket, transcript);
                } else if (client[0] instanceof SmtpClient smtp) {
                    smtp(smtp, action, events);
                } else if (client[0] instanceof ImapClient imap) {
                    new ImapActions(imap, events).run(action);
                } else {
                    pop3((Pop3Client) client[0], action, events);
                }
            } catch (RefusedException e) {
                events.add("refused " + e.phase() + (e.status() > 0 ? " " + e.status() : "")
                        + e.code().map(code -> " " + code).orElse(""));
            } catch (ProtocolException e) {
                events.add("broken " + e.phase() + " " + e.rule().id());
            } catch (ResultUnknownException e) {
                events.add("unknown");
            } catch (ConnectionException e) {
                events.add("lost " + e.phase());
            } catch (IOException e) {
                events.add("failed " + e.getMessage());
            }
            if (client[0] == null) {
                break;
            }
        }
        return events;
    }

    private static Closeable connect(String action, ScriptedSocket socket, Transcript transcript) throws IOException {
        List<String> words = Words.of(action);
        Endpoint endpoint = Endpoint.parse(words.get(0));
        ConnectOptions options = ConnectOptions.DEFAULT
                .withSocketFactory(socket.factory())
                .withTranscript(transcript)
                .withClientName("client.example")
                .withMessageBytes(1000)
                .withAllowsCleartextLogin(!words.contains("safe"))
                .withRefusesBareNewlines(words.contains("strict"));
        return switch (endpoint.protocol()) {
            case POP3 -> Pop3Client.connect(endpoint, options);
            case IMAP -> ImapClient.connect(endpoint, options);
            case SMTP, LMTP -> SmtpClient.connect(endpoint, options);
        };
    }

    private static void smtp(SmtpClient smtp, String action, List<String> events) throws IOException {
        List<String> words = Words.of(action);
        switch (words.get(0)) {
            case "login" -> login(words, smtp::login, smtp::login);
            case "send" ->
                events.add(show(smtp.send(envelope(words), Script.bytes(action.substring(action.indexOf('|') + 1)))));
            case "send-all" ->
                smtp.sendAll(
                        Arrays.stream(action.substring(9).split(" / "))
                                .map(one -> new Outgoing(
                                        envelope(Words.of("send " + one)),
                                        Slice.of(Script.bytes(one.substring(one.indexOf('|') + 1)))))
                                .toList(),
                        result -> events.add(show(result)));
            case "check" -> smtp.check(envelope(words)).forEach(result -> events.add(show(result)));
            case "verify" -> events.add(smtp.verify(words.get(1)).toString());
            case "help" -> events.add(smtp.help().toString());
            case "noop" -> events.add(smtp.noop().toString());
            case "extensions" -> events.add(smtp.extensions().keywords().toString());
            case "close" -> smtp.close();
            case "quit" -> smtp.quit();
            default -> throw new IllegalArgumentException(action);
        }
    }

    /** {@code send FROM TO,TO [wish...] |MESSAGE} */
    private static Envelope envelope(List<String> words) {
        String from = words.get(1).equals("<>") ? "" : words.get(1);
        Envelope envelope = Envelope.of(from, words.get(2).split(","));
        if (words.contains("binary")) {
            envelope = envelope.withBinary();
        }
        if (words.contains("dsn")) {
            envelope = envelope.withEnvelopeId("a b").withReturnContent(Envelope.ReturnContent.FULL);
        }
        if (words.contains("by")) {
            envelope = envelope.withDeliverBy(new Envelope.DeliverBy(60, true));
        }
        return envelope;
    }

    private static String show(SendResult result) {
        StringBuilder line = new StringBuilder("sent ").append(result.phase());
        result.recipients().forEach(one -> line.append(", ").append(show(one)));
        return line.toString();
    }

    private static String show(RecipientResult result) {
        return result.recipient() + " " + result.reply().code();
    }

    /** What logs in. */
    interface Login {
        void with(Credentials credentials) throws IOException;
    }

    /** The same by a mechanism that is named. */
    interface NamedLogin {
        void with(Credentials credentials, String mechanism) throws IOException;
    }

    static void login(List<String> words, Login login, NamedLogin named) throws IOException {
        Credentials credentials = words.get(1).equals("token")
                ? Token.of(words.get(2), words.get(3))
                : new Password(words.get(1), words.get(2));
        if (words.get(words.size() - 2).equals("by")) {
            named.with(credentials, words.get(words.size() - 1));
        } else {
            login.with(credentials);
        }
    }

    private static void pop3(Pop3Client pop3, String action, List<String> events) throws IOException {
        List<String> words = Words.of(action);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int number = words.size() > 1 ? (int) Decimal.of(words.get(1)) : 0;
        switch (words.get(0)) {
            case "login" -> login(words, pop3::login, pop3::login);
            case "apop" -> pop3.loginApop(new Password(words.get(1), words.get(2)));
            case "stat" -> events.add(pop3.stat().toString());
            case "list" -> pop3.list().forEach(size -> events.add(size.toString()));
            case "size" -> events.add(pop3.size(number).toString());
            case "uids" -> pop3.uids().forEach(uid -> events.add(uid.toString()));
            case "uid" -> events.add(pop3.uid(number).toString());
            case "retrieve" -> {
                pop3.retrieve(number, out);
                events.add("got " + show(out));
            }
            case "top" -> {
                pop3.top(number, 1, out);
                events.add("got " + show(out));
            }
            case "fetch" -> {
                KeptMail mail = new KeptMail();
                Pop3Fetch fetch = pop3.fetchNew(Set.copyOf(words.subList(1, words.size())), mail);
                mail.texts().forEach(text -> events.add("got " + show(text)));
                events.add("fetched " + fetch.fetched().size() + ", refused "
                        + fetch.refused().size() + ", duplicates " + fetch.duplicates());
            }
            case "delete" -> pop3.delete(number);
            case "reset" -> pop3.reset();
            case "noop" -> pop3.noop();
            case "utf8" -> pop3.enableUtf8();
            case "languages" -> events.add(pop3.languages().toString());
            case "language" -> pop3.useLanguage(words.get(1));
            case "capabilities" -> events.add(pop3.capabilities().keywords().toString());
            case "close" -> pop3.close();
            case "quit" -> pop3.quit();
            default -> throw new IllegalArgumentException(action);
        }
    }

    private static String show(ByteArrayOutputStream out) {
        return show(out.toString(StandardCharsets.ISO_8859_1));
    }

    static String show(String text) {
        return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }
}
