package org.partbook.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.csv.Currencies;

/// Guesses what a column holds by its heading, in the languages in which publishers keep their
/// lists.
final class Headings {
  private static final Pattern PRICE =
      Pattern.compile(
          "(?:(?:list|retail|unit|sales|sale|verkaufs?|laden|einzel|brutto|netto)? ?"
              + "(?:price|preis|prix|precio|prezzo|prijs|preco|vk|srp|rrp|uvp|pvp)"
              + "(?: (?:public|de vente|venta|ttc|ht|incl|brutto|netto|gross|net))?) ?([a-z]{3})?");

  private static final Map<String, String> KNOWN = known();

  private Headings() {}

  /// What a column is, if its heading says so.
  static Optional<Target> guess(String heading) {
    var exact = Target.parse(heading.strip());
    if (exact.isPresent()) {
      return exact;
    }
    var words = words(heading);
    var known = Optional.ofNullable(KNOWN.get(words)).flatMap(Target::parse);
    return known.isPresent() ? known : price(words);
  }

  private static Optional<Target> price(String words) {
    var bare = words.replace("€", " eur").replace("$", " usd").replace("£", " gbp");
    var found = PRICE.matcher(bare.replaceAll("\\s+", " ").strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    var currency = Optional.ofNullable(found.group(1)).orElse("").toUpperCase(Locale.ROOT);
    if (currency.isEmpty()) {
      return Optional.of(Target.of("retail_price"));
    }
    return Currencies.exists(currency)
        ? Optional.of(Target.of("prices", currency))
        : Optional.empty();
  }

  /// In small letters without accents and signs.
  private static String words(String heading) {
    return Normalizer.normalize(heading.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace("ß", "ss")
        .replaceAll("[^\\p{L}\\p{N}€$£]+", " ")
        .strip();
  }

  private static Map<String, String> known() {
    var known = new HashMap<String, String>();
    Format.names()
        .forEach(name -> {
          if (!name.equals("own")) {
            known.put(name.replace('_', ' '), name);
          }
        });
    add(known, "asset_id", "asset id", "asset", "assetid", "partbook id", "id", "hl asset id");
    add(known, "title", "titel", "titre", "titulo", "titolo", "work", "werk", "werktitel", "name");
    add(
        known,
        "description",
        "beschreibung",
        "descripcion",
        "descrizione",
        "beschrijving",
        "descricao",
        "text",
        "blurb",
        "annotation",
        "produktbeschreibung");
    add(known, "retail_price", "retail price", "rrp", "srp", "uvp");
    add(known, "format_short_name", "format short name", "edition type", "ausgabeform");
    add(known, "format", "ausgabe", "edition", "formato");
    add(known, "asset_type", "asset type", "type", "typ", "tipo");
    add(
        known,
        "page_count",
        "pages",
        "seiten",
        "seitenzahl",
        "number of pages",
        "nombre de pages",
        "paginas",
        "pagine",
        "anzahl seiten");
    add(known, "voicing", "besetzung", "chorbesetzung", "voices", "stimmen", "distribution");
    add(
        known,
        "instruments",
        "instrument",
        "instrumente",
        "instrumentation",
        "instrumentos",
        "strumenti",
        "instrumentierung");
    add(
        known,
        "categories",
        "category",
        "kategorie",
        "kategorien",
        "categorie",
        "categoria",
        "genre",
        "genres",
        "gattung");
    add(
        known,
        "keywords",
        "keyword",
        "schlagwort",
        "schlagworte",
        "schlagworter",
        "stichworte",
        "tags",
        "mots cles",
        "palabras clave",
        "parole chiave");
    add(known, "series", "reihe", "serie", "collection", "coleccion", "collana");
    add(
        known,
        "countries",
        "country",
        "lander",
        "pays",
        "paises",
        "paesi",
        "territory",
        "territories",
        "verkaufsgebiet",
        "gebiet",
        "sold in");
    add(known, "world", "worldwide", "weltweit");
    add(known, "withdrawn", "zuruckgezogen", "out of print", "vergriffen", "retire");
    add(known, "public_domain", "public domain", "gemeinfrei", "domaine public");
    add(known, "min_qty", "minimum quantity", "mindestmenge", "min quantity", "quantite minimale");
    add(
        known,
        "performance_time",
        "duration",
        "dauer",
        "duree",
        "duracion",
        "durata",
        "spieldauer",
        "auffuhrungsdauer");
    add(known, "tempo", "bpm");
    add(
        known,
        "external_ref",
        "publisher",
        "verlag",
        "editeur",
        "editorial",
        "editore",
        "uitgever");
    add(
        known,
        "contributors[Composer]",
        "composer",
        "composers",
        "komponist",
        "komponistin",
        "komponisten",
        "compositeur",
        "compositor",
        "compositore",
        "componist",
        "komponist in",
        "musik",
        "music by");
    add(
        known,
        "contributors[Arranger]",
        "arranger",
        "arrangers",
        "arrangeur",
        "bearbeiter",
        "bearbeitung",
        "arreglista",
        "arrangiatore",
        "arrangiert von",
        "arranged by");
    add(
        known,
        "contributors[Lyricist]",
        "lyricist",
        "lyricists",
        "texter",
        "textdichter",
        "parolier",
        "letrista",
        "paroliere",
        "words by",
        "lyrics by",
        "textautor");
    add(known, "contributors[Editor]", "editor", "herausgeber", "hrsg", "herausgeberin");
    add(known, "contributors[Author]", "author", "autor", "auteur", "autore");
    add(
        known,
        "renderings[pdf full]",
        "pdf",
        "file",
        "datei",
        "pdf file",
        "pdf datei",
        "fichier",
        "archivo",
        "score",
        "noten",
        "full pdf");
    add(
        known,
        "renderings[pdf preview]",
        "preview",
        "vorschau",
        "pdf preview",
        "apercu",
        "leseprobe",
        "sample pdf",
        "muestra");
    add(known, "renderings[musicxml full]", "musicxml", "music xml", "mxl", "xml");
    add(known, "renderings[audio full]", "audio", "mp3", "aufnahme", "recording");
    add(known, "renderings[audio preview]", "audio preview", "horprobe", "audio sample");
    add(
        known,
        "images[cover]",
        "cover",
        "image",
        "bild",
        "titelbild",
        "couverture",
        "portada",
        "copertina",
        "cover image",
        "umschlag");
    add(
        known,
        "own[sku]",
        "sku",
        "artikelnummer",
        "artikel nr",
        "art nr",
        "artikelnr",
        "bestellnummer",
        "bestell nr",
        "best nr",
        "edition number",
        "editionsnummer",
        "item number",
        "item no",
        "reference",
        "referencia",
        "product code",
        "catalogue number",
        "catalog number");
    add(known, "own[ismn]", "ismn", "ismn 13");
    add(known, "own[iswc]", "iswc");
    add(known, "own[cost_centre]", "cost centre", "cost center", "kostenstelle", "centre de couts");
    return known;
  }

  private static void add(Map<String, String> known, String target, String... headings) {
    for (var heading : headings) {
      known.put(heading, target);
    }
  }
}
