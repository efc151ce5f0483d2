package org.partbook.ledger;

/// Who did something: `token 12`, `operator anna`, `buyer`, `system`.
public record Actor(String name) {
  private static final int LONGEST = 100;

  /// Who has received a copy, of whom we know no more than that.
  public static final Actor BUYER = new Actor("buyer");

  /// The server by itself.
  public static final Actor SYSTEM = new Actor("system");

  public Actor {
    if (name.isBlank()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "who does something has a name of 1 to %d characters: '%s'".formatted(LONGEST, name));
    }
  }

  /// Somebody at the command line, by the name that the system has for them.
  public static Actor operator() {
    return operator(System.getProperty("user.name", "?"));
  }

  /// Somebody at the command line.
  public static Actor operator(String name) {
    return new Actor("operator " + name);
  }
}
