package org.partbook.bench.serving.shop;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What differs from asset to asset in a catalogue of a publisher: titles, names, descriptions. Put
/// together of words at random, the same ones for the same asset each time, so that a compressor
/// finds no sentence twice.
final class Texts {
  private static final List<String> WORDS =
      words(
          """
          the of and a in to with for is by on from this as an at it that its are or which one two
          edition score piece music melody left right hand piano voice voices choir string strings
          movement first second third slow fast theme variation variations dance song songs short
          long easy difficult player players pupil teacher concert lesson year years written printed
          manuscript copy source sources first-print autograph editor fingering bowing pedal dynamics
          articulation ornament ornaments cadence chord chords harmony counterpoint rhythm metre tempo
          accompaniment solo duet trio quartet orchestra organ violin viola cello flute oboe clarinet
          bassoon horn trumpet guitar harp soprano alto tenor bass major minor key keys modulation
          chorale fugue canon prelude waltz march minuet rondo sonata suite study nocturne ballad
          folk sacred secular festive quiet lively broad gentle playful solemn bright dark warm simple
          rich clear sweet tender brisk graceful noble pastoral dramatic singing flowing dotted
          syncopated repeated broken arpeggiated legato staccato text words poem translation German
          French Italian English Latin stage church court salon village winter spring summer autumn
          evening morning night birthday wedding funeral Christmas Easter advent children beginners
          advanced amateurs professionals arranged transcribed completed revised new old rare known
          unknown famous recently discovered library archive critical commentary notes preface pages
          parts appears contains begins ends returns leads follows rises falls opens closes moves asks
          answers demands suits fits teaches prepares shows brings keeps gives takes holds carries
          """);
  private static final List<String> FORMS =
      words(
          """
          Sonata Sonatina Study Prelude Fugue Waltz March Minuet Rondo Suite Nocturne Ballad Impromptu
          Fantasia Toccata Invention Bagatelle Scherzo Romance Serenade Barcarolle Berceuse Mazurka
          Polonaise Gavotte Sarabande Gigue Allemande Courante Passacaglia Chaconne Variations
          """);
  private static final List<String> KEYS =
      words("C G D A E B F B-flat E-flat A-flat D-flat F-sharp C-sharp G-sharp");
  private static final List<String> FIRST =
      words(
          """
          Anna Maria Clara Johann Carl Georg Franz Louise Émile Jean Pietro Giulia Antonín Bedřich
          Niels Agathe Edward Ethel Henry Amy Cécile Teresa Zoltán Béla Józef Leoš Josef Fanny
          """);
  private static final List<String> LAST =
      words(
          """
          Ahlgren Beispiel Castelli Dubois Ebner Fontaine Grünwald Holmberg Ivanek Jansen Kovács
          Lindqvist Moretti Novák Oberhofer Petit Quist Rossetti Schönfeld Tomašek Ulrich Vogel Weber
          Xander Young Zeller Abendroth Brunner Colombo Dvorsky Engel Ferrari Gruber Hoffmann
          """);

  private final SplittableRandom random;

  Texts(long asset) {
    this.random = new SplittableRandom(asset);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  int number(int below) {
    return random.nextInt(below);
  }

  private String of(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  String title() {
    return "%s No. %d in %s %s, Op. %d"
        .formatted(
            of(FORMS), 1 + number(24), of(KEYS), number(2) == 0 ? "major" : "minor", number(200));
  }

  String name() {
    return of(FIRST) + " " + of(LAST);
  }

  /// So many words, the earlier ones of the list more often.
  String sentence(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> WORDS.get((int) (WORDS.size() * Math.pow(random.nextDouble(), 1.7))))
        .collect(Collectors.joining(" "));
  }

  /// Some words as a JSON array.
  String array(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> '"' + of(WORDS) + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }
}
