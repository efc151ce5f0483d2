package org.partbook.copies.typeset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names as people have them, in many scripts, and texts that nobody should have to set.
final class Names {
  /// A text with what it is an example of.
  record Name(String what, String text, String country) {
    Piece piece() {
      var locale =
          country.isEmpty() ? Optional.<Locale>empty() : Optional.of(Locale.of("", country));
      return new Piece(text, true, locale);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static final List<Name> IN_SCRIPTS =
      List.of(
          name("Latin", "Zoë Müller-Łukasiewicz"),
          name("Vietnamese", "Đặng Thị Hương"),
          name("Greek", "Αλέξανδρος Παπαδόπουλος"),
          name("Greek, polytonic", "Ἀριστοτέλης ᾠδή"),
          name("Cyrillic", "Наталія Їжакевич"),
          name("Hebrew", "שרה כהן"),
          name("Hebrew, pointed", "שָׂרָה בְּרֵאשִׁית"),
          name("Arabic", "محمد الأمين لالا"),
          name("Arabic, vowelled", "مُحَمَّد"),
          name("Urdu", "فیض احمد فیض"),
          name("Syriac", "ܐܦܪܝܡ ܣܘܪܝܝܐ"),
          name("Thaana", "އަޙްމަދު"),
          name("N’Ko", "ߒߞߏ ߛߏߟߏߡߊ߫"),
          name("Adlam", "𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪"),
          name("Devanagari", "कृष्णमूर्ति श्रीनिवास क्षत्रिय"),
          name("Bengali", "রবীন্দ্রনাথ ঠাকুর"),
          name("Gurmukhi", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
          name("Gujarati", "નરેન્દ્ર ક્ષત્રિય"),
          name("Oriya", "ଜଗନ୍ନାଥ ମିଶ୍ର"),
          name("Tamil", "சுப்பிரமணியம் கொ"),
          name("Telugu", "శ్రీనివాస రామానుజన్"),
          name("Kannada", "ಕುವೆಂಪು ಶ್ರೀಕಂಠ"),
          name("Malayalam", "കൃഷ്ണൻ ശ്രീധരൻ"),
          name("Sinhala", "ශ්‍රී ලංකා ක්‍රිෂ්ණ"),
          name("Thai", "ก๋วยเตี๋ยว น้ำ ญี่ปุ่น"),
          name("Lao", "ສົມສັກ ຫຼ້າ"),
          name("Khmer", "ស្រីមុំ ខ្មែរ"),
          name("Myanmar", "အောင်ဆန်း ကြွေး"),
          name("Tibetan", "བསྟན་འཛིན་རྒྱ་མཚོ"),
          name("Mongolian", "ᠮᠣᠩᠭᠣᠯ"),
          name("Georgian", "შოთა რუსთაველი"),
          name("Armenian", "Արամ Խաչատրյան"),
          name("Ethiopic", "ኃይለ ሥላሴ"),
          name("Cherokee", "ᏍᏏᏉᏯ"),
          name("Canadian syllabics", "ᐃᓄᒃᑎᑐᑦ ᓄᓇᕗᑦ"),
          name("Tifinagh", "ⵜⵉⴼⵉⵏⴰⵖ"),
          name("Javanese", "ꦗꦮ ꦱꦸꦂꦪ"),
          name("Yi", "ꆈꌠꁱꂷ"),
          new Name("Japanese", "山田太郎 𠮷野家 さくら", "JP"),
          new Name("Japanese, katakana", "ジョン・スミス", ""),
          new Name("Chinese, simplified", "张伟 骨直", "CN"),
          new Name("Chinese, traditional", "陳怡君 骨直", "TW"),
          new Name("Korean", "김민수 金", "KR"),
          new Name("Korean, jamo", "김민수", ""),
          name("Bopomofo", "ㄅㄆㄇㄈ"),
          name("Gothic", "𐍅𐌿𐌻𐍆𐌹𐌻𐌰"),
          name("Runic", "ᚠᚢᚦᚨᚱᚲ"),
          name("Mathematical", "𝓐𝓵𝓲𝓬𝓮 𝔅𝔬𝔟"),
          name("Emoji", "Kim 👨‍👩‍👧‍👦 🇯🇵 👍🏽 1️⃣ ❤️ 🏳️‍🌈 🎻"),
          name("Hebrew and Latin", "דוד Smith 123"),
          name("Arabic and numbers", "شركة ABC رقم 42 (محدودة)"));

  static final List<Name> NASTY =
      List.of(
          name("empty", ""),
          name("spaces", "   "),
          name("Zalgo", "Z" + "\u0301\u0316\u0337\u034a".repeat(200) + "al" + "\u0320".repeat(50)),
          name("override", "abc\u202edef\u202c ghi\u202d"),
          name("isolates left open", "\u2067\u2067abc\u2068"),
          name("embedded", "\u202bשלום\u202a abc"),
          name("lone surrogates", "a\ud800b\udfff\ud83d"),
          name("noncharacters", "\uffff\ufffe\ufdd0" + Character.toString(0x10ffff)),
          name("private use", "\ue000" + Character.toString(0xf0000)),
          name("unassigned", "\u0378" + Character.toString(0x3ffff)),
          name("controls", "a\u0000b\u0007c\u001b[31md\u007f"),
          name("white space", "a\tb\r\nc\u2028d\u00a0e\u2003f\u200bg"),
          name("joiners alone", "\u200d\u200c\u200d\ufe0f\ufe0e"),
          name("marks alone", "\u0301\u093f\u0e34"),
          name("Arabic ligature", "﷽"),
          name(
              "tags", "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"),
          name("half a flag", "🇯 🇯🇵🇯"),
          name("families without end", "👩\u200d".repeat(300)),
          name("conjuncts without end", "क्".repeat(300)),
          name("hangul without end", "\u1100".repeat(300)),
          name("wide", "W".repeat(200)),
          name("very long", "很".repeat(5000)),
          name("soft hyphen", "Donau\u00addampf"),
          name("fillers", "\u3164\u115f\u1160"),
          name("compatibility ideograph", "\ufa19田"),
          name("variation", "葛\udb40\udd00城 辻\udb40\udd00"),
          name("keycaps", "#️⃣*️⃣0⃣"),
          name("mark of another script", "a\u0e34 \u05d0\u0951 x\u20dd"),
          name("music", "♯♭♮ 𝄞 ♪"),
          name("PDF's own", "(\\)<>[]{}/% endstream endobj"));

  private Names() {}

  private static Name name(String what, String text) {
    return new Name(what, text, "");
  }
}
