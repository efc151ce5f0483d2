package org.partbook.delivery;

import org.partbook.http.ErrorCode;

/// All words that buyers read.
public final class Words {
  public static final String UNTITLED = "Score";
  static final String TO_DOWNLOAD = "Open this link in your browser to download the score.";
  static final String DOWNLOAD = "Download";
  static final String TO_READ = "Open this link in your browser to read the score.";
  static final String READ = "Read";

  private Words() {}

  public static String page(int number, int of) {
    return "page " + number + " of " + of;
  }

  static String headline(ErrorCode code) {
    return switch (code) {
      case LINK_EXPIRED -> "This link has expired";
      case LINK_CANCELLED -> "This purchase was cancelled";
      case LINK_NOT_FOUND, NO_SUCH_PATH -> "There is nothing here";
      case COPY_NOT_READY -> "Your score is being prepared";
      case OVERLOADED, DATABASE_UNAVAILABLE, OUTCOME_UNKNOWN -> "Please try again";
      default -> code.status() < 500 ? "That did not work" : "Something went wrong";
    };
  }

  static String advice(ErrorCode code) {
    return switch (code) {
      case LINK_EXPIRED ->
          "Links work for a limited time. The shop where you bought the score has a new one for you.";
      case LINK_CANCELLED -> "Its links no longer work. If you did not expect this, ask the shop.";
      case LINK_NOT_FOUND, NO_SUCH_PATH ->
          "Perhaps a part of the link was lost on the way. Copy the whole link, or ask the shop for a"
              + " new one.";
      case COPY_NOT_READY -> "This usually takes less than a minute. Then try this link again.";
      case OVERLOADED, DATABASE_UNAVAILABLE, OUTCOME_UNKNOWN ->
          "We are busy at the moment. The link still works; try it again in a minute.";
      default ->
          code.status() < 500
              ? "Your browser asked for something that we don't have."
              : "It is our fault, not yours. The link still works; try it again in a minute.";
    };
  }
}
