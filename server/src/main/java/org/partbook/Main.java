package org.partbook;

/// The command line.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("partbook " + args.length);
  }
}
