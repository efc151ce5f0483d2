package org.partbook.ledger.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.partbook.audit.Tile;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// The log for anybody, as C2SP tlog-tiles has it. What a path says is read as a tile's name or not
/// at all, so no other file can be asked for.
public final class LogRoutes {
  private static final String ANYBODY = "Access-Control-Allow-Origin";

  private final LogFolder folder;

  public LogRoutes(LogFolder folder) {
    this.folder = folder;
  }

  public void register(Routes routes) {
    routes.read("/log/checkpoint", this::checkpoint);
    routes.read("/log/tile/{+tile}", this::tile);
  }

  private void checkpoint(Request request, Response response) throws IOException {
    var note =
        folder
            .checkpoint()
            .orElseThrow(
                () -> new ApiException(ErrorCode.NO_SUCH_PATH, "nothing has been logged yet"));
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    // A new one may come each second.
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=1");
    response.header(ANYBODY, "*");
    response.send(note.getBytes(StandardCharsets.UTF_8));
  }

  private void tile(Request request, Response response) throws IOException {
    var tile = Tile.parse("tile/" + request.parameter("tile")).orElseThrow(LogRoutes::noSuchTile);
    byte[] hashes;
    try {
      hashes = folder.tiles().read(tile);
    } catch (NoSuchFileException _) {
      throw noSuchTile();
    }
    response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
    response.header(ANYBODY, "*");
    response.send(hashes);
  }

  private static ApiException noSuchTile() {
    return new ApiException(ErrorCode.NO_SUCH_PATH, "there is no such tile");
  }
}
