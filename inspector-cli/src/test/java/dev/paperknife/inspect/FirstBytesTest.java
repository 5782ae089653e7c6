package dev.paperknife.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.tika.detect.MagicDetector;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What first bytes rule out, the table of types rules out too. */
class FirstBytesTest {
    private static final int HEAD_BYTES = 1 << 14;
    private static final byte FILLING = 7;
    private static final List<byte[]> HEADS = heads();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ\u0090",
                "\u007FELF",
                "\u00CA\u00FE\u00BA\u00BE",
                "\u00FE\u00ED\u00FA\u00CE",
                "\u00CE\u00FA\u00ED\u00FE",
                "\u00CF\u00FA\u00ED\u00FE",
                "#!/bin/sh",
                "@ECHO off",
                "REM x",
                "rem x",
                "eval \"exec",
                " /bin/env python"
            })
    void programsMayBePrograms(String start) {
        byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FirstBytes.mayBeProgram(head)).isTrue();
        assertThat(FirstBytes.mayTell(head)).isTrue();
    }

    @Property
    void whatTellsNothingIsNothingByTheTable(@ForAll @Size(max = 300) byte[] head) {
        if (!FirstBytes.mayTell(head)) {
            assertThat(Sniffed.ofBytes(head).filter(FileContent::matters)).isEmpty();
        }
    }

    @Property
    void whatBeginsLikeATypeButForOneByteIsNothingByTheTable(@ForAll int seed, @ForAll byte b) {
        byte[] head = HEADS.get(Math.floorMod(seed, HEADS.size())).clone();
        head[Math.floorMod(seed / HEADS.size(), 16)] = b;
        if (!FirstBytes.mayTell(head)) {
            assertThat(Sniffed.ofBytes(head).filter(FileContent::matters)).isEmpty();
        }
    }

    @Test
    void noStartInTheTableIsForgotten() {
        assertThat(HEADS).hasSizeGreaterThan(200);
        assertThat(HEADS.stream().filter(head -> !FirstBytes.mayTell(head)).map(FirstBytesTest::shown))
                .isEmpty();
    }

    private static String shown(byte[] head) {
        int from = 0;
        while (head[from] == FILLING) {
            from++;
        }
        return from + ": " + new String(head, from, 16, StandardCharsets.ISO_8859_1);
    }

    @Test
    void mostContentsTellNothing() {
        byte[] head = new byte[HEAD_BYTES];
        new Random(7).nextBytes(head);
        assertThat(FirstBytes.mayTell(head)).isFalse();
        assertThat(FirstBytes.mayTell("Dear Ann,\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    /** For each start in the table that findings depend on, a content that has it where it may begin, first and last. */
    private static List<byte[]> heads() {
        List<byte[]> heads = new ArrayList<>();
        try (InputStream table = MimeTypes.class.getResourceAsStream("tika-mimetypes.xml")) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(table)
                    .getDocumentElement();
            for (Element type : children(root, "mime-type")) {
                MediaType name = MediaType.parse(type.getAttribute("type"));
                // a page is told by its root element too
                boolean isXml = name.equals(MediaType.APPLICATION_XML);
                if (isXml || FileContent.matters(name)) {
                    for (Element magic : children(type, "magic")) {
                        children(magic, "match").forEach(match -> add(match, name, heads));
                    }
                }
            }
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new LinkageError("Tika's table is elsewhere now, or written otherwise", e);
        }
        return heads;
    }

    private static void add(Element match, MediaType type, List<byte[]> heads) {
        for (String index : List.of("offsetRangeBegin", "offsetRangeEnd")) {
            for (String words : words(start(match, type))) {
                byte[] head = new byte[HEAD_BYTES];
                Arrays.fill(head, FILLING);
                put(words, start(match, type), index, head);
                List<Element> more = children(match, "match");
                for (Element one : more) {
                    byte[] whole = head.clone();
                    words(start(one, type)).forEach(word -> put(word, start(one, type), index, whole));
                    heads.add(whole);
                }
                if (more.isEmpty()) {
                    heads.add(head);
                }
            }
        }
    }

    private static MagicDetector start(Element match, MediaType type) {
        return MagicDetector.parse(
                type,
                match.getAttribute("type"),
                match.getAttribute("offset"),
                match.getAttribute("value"),
                match.hasAttribute("mask") ? match.getAttribute("mask") : null);
    }

    private static List<String> words(MagicDetector start) {
        String words = new String((byte[]) value(start, "pattern"), StandardCharsets.ISO_8859_1);
        if (!(boolean) value(start, "isRegex")) {
            return List.of(words);
        }
        // the two expressions begin with an element each
        return words.contains("html")
                ? List.of("<html>", "<HEAD ", "<body>", "<Title>", "<div ")
                : List.of("<h1>", "<H3 ");
    }

    private static void put(String words, MagicDetector start, String index, byte[] head) {
        byte[] bytes = words.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, head, (int) value(start, index), bytes.length);
    }

    private static Object value(MagicDetector start, String name) {
        try {
            Field field = MagicDetector.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(start);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Tika keeps its starts elsewhere now", e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
