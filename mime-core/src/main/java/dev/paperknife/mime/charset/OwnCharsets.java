package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.util.Optional;

/** The charsets of mail that the JDK lacks, or whose tables it has with holes. None of them is registered anywhere. */
final class OwnCharsets {
    /** All 256 bytes mean something, so it is the last resort for bytes of which nothing is known. */
    static final Charset WINDOWS_1252 = SingleByte.of(
            "windows-1252",
            "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"
                    + "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
                    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
                    + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ");

    private OwnCharsets() {}

    /** The one of this name, absent where the JDK's is as good. */
    static Optional<Charset> named(String name) {
        return switch (name) {
            case "windows-1252" -> Optional.of(WINDOWS_1252);
            case "UTF-7" -> Optional.of(Utf7.MAIL);
            case "HZ-GB-2312" -> Optional.of(Hz.CHARSET);
            case "ISO-2022-JP", "ISO-2022-JP-1", "ISO-2022-JP-2", "ISO-2022-JP-3", "ISO-2022-JP-2004" ->
                Optional.of(Iso2022.of(name));
            case "CP50221", "ISO-2022-KR", "ISO-2022-CN", "ISO-2022-CN-EXT" -> Optional.of(Iso2022.of(name));
            case "ISO-8859-10" -> Optional.of(iso8859_10());
            case "ISO-8859-14" -> Optional.of(iso8859_14());
            case "VISCII" -> Optional.of(viscii());
            case "KOI8-RU" -> Optional.of(koi8ru());
            case "TCVN5712" -> Optional.of(tcvn());
            case "ARMSCII-8" -> Optional.of(armscii());
            case "PTCP154" -> Optional.of(ptcp154());
            case "KZ-1048" -> Optional.of(kz1048());
            case "x-mac-cyrillic" -> Optional.of(macCyrillic());
            case "x-user-defined" -> Optional.of(userDefined());
            default -> Optional.empty();
        };
    }

    private static Charset iso8859_10() {
        return SingleByte.iso(
                "ISO-8859-10",
                "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋ"
                        + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
                        + "āáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ");
    }

    private static Charset iso8859_14() {
        return SingleByte.iso(
                "ISO-8859-14",
                "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ"
                        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶß"
                        + "àáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ");
    }

    /** RFC 1456: six letters stand where ASCII has controls. */
    private static Charset viscii() {
        return SingleByte.of(
                        "VISCII",
                        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
                                + "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
                                + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                                + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ")
                .with("\u0002\u0005\u0006\u0014\u0019\u001E", "ẲẴẪỶỸỴ");
    }

    private static Charset koi8ru() {
        return SingleByte.of(
                "KOI8-RU",
                "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓“■∙”—№™\u00A0»®«·¤"
                        + "═║╒ёє╔ії╗╘╙╚╛ґў╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪ҐЎ©"
                        + "юабцдефгхийклмнопярстужвьызшэщчъ"
                        + "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ");
    }

    /** TCVN 5712:1993 as VN2 and VN3 have it: its VN1 letters among the controls do not occur in mail. */
    private static Charset tcvn() {
        return SingleByte.of(
                "TCVN5712",
                "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
                        + "\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
                        + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
                        + "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ");
    }

    private static Charset armscii() {
        return SingleByte.iso(
                "ARMSCII-8",
                "\u00A0\uFFFDև։)(»«—.՝,-֊…՜՛՞ԱաԲբԳգԴդԵեԶզԷէ"
                        + "ԸըԹթԺժԻիԼլԽխԾծԿկՀհՁձՂղՃճՄմՅյՆնՇշ"
                        + "ՈոՉչՊպՋջՌռՍսՎվՏտՐրՑցՒւՓփՔքՕօՖֆ՚\uFFFD");
    }

    private static Charset ptcp154() {
        return SingleByte.of(
                "PTCP154", "ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ" + "\u00A0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝ" + cyrillic());
    }

    private static Charset kz1048() {
        return SingleByte.of(
                "KZ-1048",
                "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\uFFFD™љ›њқһџ" + "\u00A0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00AD®Ү°±Ііөµ¶·ё№ғ»әҢңү" + cyrillic());
    }

    /** As Apple has had it since 1998, with the Ukrainian letters and the euro sign. */
    private static Charset macCyrillic() {
        return SingleByte.of(
                "x-mac-cyrillic",
                "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
                        + "†°Ґ£§•¶І®©™Ђђ≠Ѓѓ∞±≤≥іµґЈЄєЇїЉљЊњ"
                        + "јЅ¬√ƒ≈∆«»…\u00A0ЋћЌќѕ–—“”‘’÷„ЎўЏџ№Ёёя"
                        + "абвгдежзийклмнопрстуфхцчшщъыьэю€");
    }

    private static String cyrillic() {
        return "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ" + "абвгдежзийклмнопрстуфхцчшщъыьэюя";
    }

    /** WHATWG Encoding 14.5: the font was the reader's own, so the bytes are kept apart in the private use area. */
    private static Charset userDefined() {
        StringBuilder upper = new StringBuilder(128);
        for (char c = '\uF780'; c <= '\uF7FF'; c++) {
            upper.append(c);
        }
        return SingleByte.of("x-user-defined", upper.toString());
    }
}
