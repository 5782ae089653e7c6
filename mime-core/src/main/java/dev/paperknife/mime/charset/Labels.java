package dev.paperknife.mime.charset;

import dev.paperknife.mime.source.Ascii;

/**
 * The table of labels: those of the WHATWG Encoding standard, IANA's names and aliases, and what mail writes instead.
 *
 * <p>It is one string that is searched, not a map that every start would have to fill. A line is a charset, after a
 * {@code >} the smaller one that its labels name while mail means the larger, and the labels in their short form.
 */
final class Labels {
    private static final int LONGEST = 64;

    /** What stands before a label that is known without it: IANA's cs, an x-, quoted-printable that nobody decoded. */
    private static final String[] PREFIXES = {"cs", "x", "3d", "charset", "charset3d"};

    private static final String SUFFIX = "charset";

    static final String TABLE = """
            UTF-8 utf8 unicode11utf8 unicode20utf8 utf8n utf8bom utf8mb4 cp65001 65001 windows65001 iso10646utf8
            US-ASCII usascii ascii ansix341968 ansix341986 iso646irv1991 iso646us isoir6 us ibm367 cp367 cp20127 \
            ascii7 ansix34 646 isoir2 iso646irv1983 irv iso2intlrefversion
            windows-1252>ISO-8859-1 iso88591 iso885911987 isoir100 latin1 l1 isolatin1 ibm819 cp819 819 88591 \
            cp28591 iso88591i iso88591e
            windows-1252 windows1252 cp1252 ibm1252 ms1252 1252 cp5348 msansi winlatin1 ansicharset windowslatin1 \
            iso88591windows30latin1 iso88591windows31latin1 windows30latin1 windows31latin1
            GB18030>GB2312 gb2312 gb23121980 gb231280 isoir58 chinese iso58gb231280 euccn gbeuc cngb cngbisoir165 \
            gb2312charset cp51936 cp20936
            GB18030>GBK gbk cp936 ms936 936 windows936 mswin936 gbkeuc
            GB18030 gb18030 gb180302000 gb180302005 gb180302022 cp54936 54936
            Big5-HKSCS>Big5 big5 cnbig5 xxbig5 big5eten big5et chinesebig5charset chinesebig5 cp950 ms950 950 windows950 \
            big5cp950 bigfive
            Big5-HKSCS big5hkscs big5hkscs1999 big5hkscs2001 big5hkscs2004 big5hkscs2008 big5hk hkscsbig5 cp951 \
            ms950hkscs ms951
            x-EUC-TW euctw cns11643 euctaiwan
            windows-31j>Shift_JIS shiftjis sjis mskanji shiftjisx0208 shiftjisms
            windows-31j windows31j cp932 ms932 932 windows932 cp943 cp943c ibm943 ibm943c mscp932 winsjis sjiswin
            x-SJIS_0213 shiftjis2004 shiftjisx0213 shiftjis0213 sjis2004 sjis0213 sjisx0213
            x-eucJP-Open>EUC-JP eucjp eucjis extendedunixcodepackedformatforjapanese eucpkdfmtjapanese ujis
            x-eucJP-Open eucjpopen eucjpms eucjpwin cp51932 51932 eucjpwindows
            ISO-2022-JP iso2022jp jis jisencoding jis7 iso2022jpesc iso2022jpsio junet
            ISO-2022-JP-1 iso2022jp1
            ISO-2022-JP-2 iso2022jp2
            ISO-2022-JP-3 iso2022jp3
            ISO-2022-JP-2004 iso2022jp2004
            CP50221 cp50220 cp50221 cp50222 50220 50221 windows50220 windows50221 windowsiso2022jp iso2022jpms \
            ms50220 ms50221 iso2022jpwindows
            x-windows-949>EUC-KR euckr ksc56011987 ksc56011989 ksc5601 ksx1001 ksx10011992 isoir149 korean wansung \
            cp51949 ksc5601charset hangeulcharset hangulcharset 5601
            x-windows-949 windows949 cp949 ms949 949 uhc cp970
            x-Johab johab cp1361 ms1361 1361
            ISO-2022-KR iso2022kr cp50225
            ISO-2022-CN iso2022cn
            ISO-2022-CN-EXT iso2022cnext
            HZ-GB-2312 hzgb2312 hz cp52936
            UTF-7 utf7 unicode11utf7 unicode20utf7 cp65000 65000
            UTF-16 utf16 iso10646ucs2 ucs2 csunicode unicode11 iso10646 unicodebig
            UTF-16BE utf16be unicodefffe ucs2be cp1201 unicodebigunmarked utf16bigendian
            UTF-16LE utf16le unicode unicodefeff ucs2le cp1200 unicodelittle unicodelittleunmarked utf16littleendian
            UTF-32 utf32 iso10646ucs4 ucs4
            UTF-32BE utf32be ucs4be cp12001
            UTF-32LE utf32le ucs4le cp12000
            CESU-8 cesu8
            ISO-8859-2 iso88592 iso885921987 isoir101 latin2 l2 isolatin2 88592 cp28592 ibm912 cp912
            ISO-8859-3 iso88593 iso885931988 isoir109 latin3 l3 isolatin3 88593 cp28593 ibm913 cp913
            ISO-8859-4 iso88594 iso885941988 isoir110 latin4 l4 isolatin4 88594 cp28594 ibm914 cp914
            ISO-8859-5 iso88595 iso885951988 isoir144 cyrillic isolatincyrillic 88595 cp28595 ibm915 cp915
            ISO-8859-6 iso88596 iso885961987 isoir127 arabic isolatinarabic ecma114 asmo708 iso88596e iso88596i \
            88596 cp28596 ibm1089 cp1089
            ISO-8859-7 iso88597 iso885971987 iso885972003 isoir126 greek greek8 isolatingreek ecma118 elot928 \
            suneugreek 88597 cp28597 ibm813 cp813
            ISO-8859-8 iso88598 iso885981988 isoir138 hebrew isolatinhebrew iso88598e iso88598i visual logical 88598 \
            cp28598 cp38598 ibm916 cp916
            windows-1254>ISO-8859-9 iso88599 iso885991989 isoir148 latin5 l5 isolatin5 88599 cp28599 ibm920 cp920 \
            turkish turkish8
            windows-1254 windows1254 cp1254 ms1254 1254 turkishcharset iso88599windowslatin5 windows31latin5
            ISO-8859-10 iso885910 iso8859101992 isoir157 latin6 l6 isolatin6 885910
            x-windows-874>x-iso-8859-11 iso885911 iso8859112001 885911 isoir166
            x-windows-874>TIS-620 tis620 tis6200 tis6202529 tis6202533 tis62025330 tis62025331 thai8
            x-windows-874 windows874 cp874 ms874 dos874 ibm874 874 thaicharset
            ISO-8859-13 iso885913 isoir179 latin7 l7 isolatin7 885913 cp28603
            ISO-8859-14 iso885914 iso8859141998 isoir199 latin8 l8 isoceltic isolatin8 885914
            ISO-8859-15 iso885915 iso8859151998 isoir203 latin9 l9 latin0 isolatin9 isolatin0 885915 cp28605 ibm923 \
            cp923
            ISO-8859-16 iso885916 iso8859162001 isoir226 latin10 l10 isolatin10 885916
            windows-1250 windows1250 cp1250 ms1250 1250 ibm1250 cp5346 msee easteuropecharset iso88592windowslatin2 \
            windows31latin2
            windows-1251 windows1251 cp1251 ms1251 1251 ibm1251 cp5347 ansi1251 win1251 mscyrl russiancharset
            windows-1253 windows1253 cp1253 ms1253 1253 ibm1253 cp5349 msgreek greekcharset
            windows-1255 windows1255 cp1255 ms1255 1255 ibm1255 mshebr hebrewcharset
            windows-1256 windows1256 cp1256 ms1256 1256 ibm1256 msarab arabiccharset
            windows-1257 windows1257 cp1257 ms1257 1257 ibm1257 cp5353 winbaltrim balticcharset
            windows-1258 windows1258 cp1258 ms1258 1258 ibm1258 vietnamesecharset
            KOI8-R koi8r koi koi8 cp20866 cp878 20866
            KOI8-U koi8u cp21866 21866
            KOI8-RU koi8ru
            PTCP154 ptcp154 pt154 cp154 cyrillicasian
            KZ-1048 kz1048 strk10482002 rk1048
            VISCII viscii viscii1 viscii11 viscii111
            TCVN5712 tcvn5712 tcvn tcvn571211993 tcvn57121 tcvn3 viettcvn5712 viettcvn tcvn57121993
            ARMSCII-8 armscii8 armscii
            x-MacRoman macintosh mac macroman macosroman cp10000 macintoshcharset maccharset
            x-mac-cyrillic maccyrillic macukrainian cp10007 cp10017
            x-MacCentralEurope maccentraleurope maccentraleurroman macce maclatin2 cp10029
            x-MacCroatian maccroatian cp10082
            x-MacGreek macgreek cp10006
            x-MacHebrew machebrew cp10005
            x-MacArabic macarabic cp10004
            x-MacIceland maciceland macicelandic cp10079
            x-MacRomania macromania macromanian cp10010
            x-MacThai macthai cp10021
            x-MacTurkish macturkish cp10081
            x-user-defined userdefined
            JIS_X0201 jisx0201 x0201 halfwidthkatakana
            IBM437 ibm437 cp437 437 pc8codepage437 dos437 windows437
            x-IBM737 ibm737 cp737 737 dos737
            IBM775 ibm775 cp775 775 pc775baltic dos775
            IBM850 ibm850 cp850 850 pc850multilingual dos850
            IBM852 ibm852 cp852 852 pcp852 dos852
            IBM855 ibm855 cp855 855 dos855
            IBM857 ibm857 cp857 857 dos857
            IBM00858 ibm00858 ccsid00858 cp00858 pcmultilingual850euro cp858 ibm858 858
            IBM860 ibm860 cp860 860 dos860
            IBM861 ibm861 cp861 861 cpis dos861
            IBM862 ibm862 cp862 862 pc862latinhebrew dos862
            IBM863 ibm863 cp863 863 dos863
            IBM864 ibm864 cp864 864 dos864
            IBM865 ibm865 cp865 865 dos865
            IBM866 ibm866 cp866 866 dos866
            IBM868 ibm868 cp868 868 cpar
            IBM869 ibm869 cp869 869 cpgr dos869
            IBM037 ibm037 cp037 ebcdiccpus ebcdiccpca ebcdiccpwt ebcdiccpnl
            IBM273 ibm273 cp273
            IBM277 ibm277 cp277 ebcdiccpdk ebcdiccpno
            IBM278 ibm278 cp278 ebcdiccpfi ebcdiccpse
            IBM280 ibm280 cp280 ebcdiccpit
            IBM284 ibm284 cp284 ebcdiccpes
            IBM285 ibm285 cp285 ebcdiccpgb
            IBM290 ibm290 cp290 ebcdicjpkana
            IBM297 ibm297 cp297 ebcdiccpfr
            IBM420 ibm420 cp420 ebcdiccpar1
            IBM424 ibm424 cp424 ebcdiccphe
            IBM500 ibm500 cp500 ebcdiccpbe ebcdiccpch
            IBM870 ibm870 cp870 ebcdiccproece ebcdiccpyu
            IBM871 ibm871 cp871 ebcdiccpis
            IBM918 ibm918 cp918 ebcdiccpar2
            IBM1026 ibm1026 cp1026
            IBM1047 ibm1047 cp1047
            IBM01140 ibm01140 ccsid01140 cp01140 ebcdicus37euro
            IBM01141 ibm01141 ccsid01141 cp01141 ebcdicde273euro
            IBM01142 ibm01142 ccsid01142 cp01142 ebcdicdk277euro ebcdicno277euro
            IBM01143 ibm01143 ccsid01143 cp01143 ebcdicfi278euro ebcdicse278euro
            IBM01144 ibm01144 ccsid01144 cp01144 ebcdicit280euro
            IBM01145 ibm01145 ccsid01145 cp01145 ebcdices284euro
            IBM01146 ibm01146 ccsid01146 cp01146 ebcdicgb285euro
            IBM01147 ibm01147 ccsid01147 cp01147 ebcdicfr297euro
            IBM01148 ibm01148 ccsid01148 cp01148 ebcdicinternational500euro
            IBM01149 ibm01149 ccsid01149 cp01149 ebcdicis871euro
            IBM-Thai ibmthai cp838 ibm838
            """;

    private Labels() {}

    /**
     * A label's short form: letters in lower case and digits, up to the first semicolon or comma. Empty for what holds
     * anything but ASCII and the punctuation that labels are written with.
     */
    static String key(String label) {
        return isKey(label) ? label : shortened(label);
    }

    private static boolean isKey(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return label.length() <= LONGEST;
    }

    private static String shortened(String label) {
        StringBuilder key = new StringBuilder(label.length());
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if ((c == ';' || c == ',') && key.length() > 0) {
                break;
            }
            if (isLetterOrDigit(c)) {
                key.append((char) Ascii.lower((byte) c));
            } else if ("-_ .:;,'\"\t\r\n()<>+$=/".indexOf(c) < 0) {
                return "";
            }
            if (key.length() > LONGEST) {
                return "";
            }
        }
        return key.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The name of the charset that mail means by this short form; empty where it is unknown. */
    static String charset(String key) {
        String entry = entry(key);
        int smaller = entry.indexOf('>');
        return smaller < 0 ? entry : entry.substring(0, smaller);
    }

    /** The name of the charset that the short form stands for to the letter, where mail means a larger one; else empty. */
    static String smaller(String key) {
        String entry = entry(key);
        int smaller = entry.indexOf('>');
        return smaller < 0 ? "" : entry.substring(smaller + 1);
    }

    private static String entry(String key) {
        int at = find(key);
        for (int i = 0; at < 0 && i < PREFIXES.length; i++) {
            at = key.startsWith(PREFIXES[i]) ? find(key.substring(PREFIXES[i].length())) : -1;
        }
        if (at < 0 && key.endsWith(SUFFIX)) {
            at = find(key.substring(0, key.length() - SUFFIX.length()));
        }
        if (at < 0) {
            return "";
        }
        int line = TABLE.lastIndexOf('\n', at) + 1;
        return TABLE.substring(line, TABLE.indexOf(' ', line));
    }

    private static int find(String key) {
        String wanted = ' ' + key;
        int at = key.isEmpty() ? -1 : TABLE.indexOf(wanted);
        while (at >= 0 && TABLE.charAt(at + wanted.length()) > ' ') {
            at = TABLE.indexOf(wanted, at + 1);
        }
        return at;
    }
}
