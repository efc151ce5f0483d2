package org.partbook.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The program: checks what it is given, and says whether it is so. Exit codes: 0 it is, 1 it isn't
/// or can't be read, 2 wrong usage.
public final class Main {
  private static final int VERIFIED = 0;
  private static final int NOT_VERIFIED = 1;
  private static final int WRONG_USAGE = 2;

  private static final String USAGE =
      """
      Checks what a publisher says of its log, without asking the publisher.

        partbook-audit receipt FILE --key VKEY
        partbook-audit statement FILE --key VKEY
        partbook-audit proof FILE --key VKEY
        partbook-audit consistency OLD_CHECKPOINT NEW_CHECKPOINT --tiles FOLDER_OR_URL --key VKEY

      VKEY is the log's verifier key, name+hash+base64, as you had it from the publisher once;
      keep it. A checkpoint is a file or an address. Exit codes: 0 all is so, 1 something isn't or
      can't be read, 2 wrong usage.
      """;

  private final PrintStream out;

  private Main(PrintStream out) {
    this.out = out;
  }

  /// Runs and ends the process.
  ///
  /// @param args as the usage has them
  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /// Runs, for programs that check by themselves.
  ///
  /// @param out told what is so
  /// @param err told what isn't
  /// @param args as the usage has them
  /// @return the exit code
  public static int run(PrintStream out, PrintStream err, String... args) {
    var arguments = Arguments.of(args);
    if (arguments.isEmpty()) {
      err.print(USAGE);
      return WRONG_USAGE;
    }
    try {
      new Main(out).check(arguments.get());
      return VERIFIED;
    } catch (NotVerified e) {
      err.println("NOT VERIFIED: " + e.text());
    } catch (NoSuchFileException e) {
      err.println("NOT VERIFIED: there is no file " + e.getFile());
    } catch (IOException | InvalidPathException e) {
      err.println("NOT VERIFIED: it can't be read: " + e.getMessage());
    }
    return NOT_VERIFIED;
  }

  /// What was typed.
  ///
  /// @param command the first word
  /// @param places the words behind it
  /// @param options those that begin with two hyphens
  private record Arguments(String command, List<String> places, Map<String, String> options) {
    private static final Map<String, Integer> PLACES =
        Map.of("receipt", 1, "statement", 1, "proof", 1, "consistency", 2);

    static Optional<Arguments> of(String... args) {
      var words = new ArrayList<String>();
      var options = new LinkedHashMap<String, String>();
      for (var i = 0; i < args.length; i++) {
        if (!args[i].startsWith("--")) {
          words.add(args[i]);
        } else if (++i == args.length || options.put(args[i - 1], args[i]) != null) {
          return Optional.empty();
        }
      }
      if (words.isEmpty()) {
        return Optional.empty();
      }
      var command = words.remove(0);
      var wanted = command.equals("consistency") ? List.of("--key", "--tiles") : List.of("--key");
      return PLACES.getOrDefault(command, -1) == words.size()
              && options.size() == wanted.size()
              && options.keySet().containsAll(wanted)
          ? Optional.of(new Arguments(command, words, options))
          : Optional.empty();
    }

    VerifierKey key() throws NotVerified {
      return VerifierKey.parse(option("--key"));
    }

    String option(String name) {
      return options.getOrDefault(name, "");
    }
  }

  private void check(Arguments arguments) throws IOException, NotVerified {
    var key = arguments.key();
    var place = arguments.places().get(0);
    try {
      switch (arguments.command()) {
        case "receipt" -> receipt(place, key);
        case "statement" -> statement(Path.of(place), key);
        case "proof" -> proof(place, key);
        default -> consistency(place, arguments.places().get(1), arguments.option("--tiles"), key);
      }
    } catch (NotVerified e) {
      throw arguments.places().size() == 1 ? e.in(place) : e;
    }
  }

  private void receipt(String place, VerifierKey key) throws IOException, NotVerified {
    var receipt = Receipt.parse(text(place, Receipt.LARGEST));
    var checkpoint = receipt.require(key);
    out.println("verified: the entry is number " + receipt.index() + " of " + said(checkpoint));
    // As it is, for it was checked; but a terminal obeys what it holds no more than JSON does.
    out.println(
        receipt
            .entry()
            .codePoints()
            .map(c ->
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
  }

  private void statement(Path file, VerifierKey key) throws IOException, NotVerified {
    var verified = Statement.require(file, key);
    out.println(
        "verified: all "
            + verified.entries()
            + " entries of statement "
            + Shown.of(verified.number())
            + " are in "
            + said(verified.checkpoint()));
    out.println("due in all: " + Shown.of(verified.total()));
  }

  private void proof(String place, VerifierKey key) throws IOException, NotVerified {
    var proof = TlogProof.parse(text(place, SignedNote.LARGEST));
    var entry =
        proof
            .extra()
            .flatMap(Hash::parse)
            .orElseThrow(() -> new NotVerified("the proof doesn't say of what it is one"));
    var checkpoint = proof.require(entry, key);
    out.println("verified: " + entry + " is number " + proof.index() + " of " + said(checkpoint));
  }

  private void consistency(String older, String later, String tiles, VerifierKey key)
      throws IOException, NotVerified {
    var first = checkpoint(older, key);
    var second = checkpoint(later, key);
    if (first.size() > second.size()) {
      throw new NotVerified(
          "the log has become shorter: "
              + first.size()
              + " entries in "
              + older
              + ", "
              + second.size()
              + " in "
              + later);
    }
    var source = isAddress(tiles) ? new WebTiles(tiles) : new FolderTiles(Path.of(tiles));
    var tree = new TiledTree(second.size(), source);
    Merkle.requireConsistency(
        first.size(),
        first.root(),
        second.size(),
        second.root(),
        Merkle.consistency(first.size(), second.size(), tree));
    out.println(
        "verified: "
            + said(second)
            + " begin with the "
            + first.size()
            + " of before, none of which was changed");
  }

  private static Checkpoint checkpoint(String place, VerifierKey key)
      throws IOException, NotVerified {
    try {
      return Checkpoint.open(text(place, SignedNote.LARGEST), key);
    } catch (NotVerified e) {
      throw e.in(place);
    }
  }

  private static String said(Checkpoint checkpoint) {
    return "the " + checkpoint.size() + " entries of the log " + checkpoint.origin();
  }

  private static boolean isAddress(String place) {
    return place.startsWith("https://") || place.startsWith("http://");
  }

  private static String text(String place, int most) throws IOException, NotVerified {
    return Lines.text(
        isAddress(place) ? WebTiles.file(place, most) : Bounded.file(Path.of(place), most));
  }
}
