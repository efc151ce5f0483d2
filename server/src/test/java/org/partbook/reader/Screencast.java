package org.partbook.reader;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/// What the browser has really painted, frame by frame. A machine that is busy paints fewer frames,
/// and none of them wrong.
final class Screencast implements AutoCloseable {
  private static final int DARK = 170;

  private final CDPSession session;
  private final List<byte[]> frames = new ArrayList<>();

  Screencast(Page page) {
    session = page.context().newCDPSession(page);
    session.on("Page.screencastFrame", this::take);
    var how = new JsonObject();
    how.addProperty("format", "png");
    session.send("Page.startScreencast", how);
  }

  private void take(JsonObject frame) {
    frames.add(Base64.getDecoder().decode(frame.get("data").getAsString()));
    var taken = new JsonObject();
    taken.add("sessionId", frame.get("sessionId"));
    session.send("Page.screencastFrameAck", taken);
  }

  /// How many frames there were.
  int count() {
    return frames.size();
  }

  /// The frames in which the left or the right half of the music is blank.
  List<Integer> blanks() {
    var blanks = new ArrayList<Integer>();
    for (int i = 0; i < frames.size(); i++) {
      var frame = picture(frames.get(i));
      if (!hasInk(frame, 0.32, 0.48) || !hasInk(frame, 0.52, 0.68)) {
        blanks.add(i);
      }
    }
    return blanks;
  }

  private static boolean hasInk(BufferedImage frame, double from, double to) {
    int width = frame.getWidth();
    int height = frame.getHeight();
    int dark = 0;
    for (int y = height / 5; y < height * 4 / 5; y++) {
      for (int x = (int) (from * width); x < to * width; x++) {
        dark += (frame.getRGB(x, y) >> 8 & 0xff) < DARK ? 1 : 0;
      }
    }
    return dark > width / 2;
  }

  private static BufferedImage picture(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    session.send("Page.stopScreencast");
    session.detach();
  }
}
