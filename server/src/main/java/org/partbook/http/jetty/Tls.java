package org.partbook.http.jetty;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.partbook.http.jetty.TlsFiles.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's side of TLS. A certificate that was renewed is taken within seconds, without a
/// restart; new files that can't be used are told of, and the old ones stay.
final class Tls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final TlsFiles files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();

  /// Of what is in memory only, where the key lies anyway.
  private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));

  private final Thread watch = Thread.ofPlatform().name("http-tls").daemon().unstarted(this::run);
  private String version;
  private String trouble = "";
  private volatile Instant end = Instant.MAX;

  private Tls(TlsFiles files) {
    this.files = files;
    this.version = files.version();
  }

  /// Reads the files, and looks at them from then on.
  ///
  /// @throws IllegalStateException if they can't be used, with what to do
  static Tls open(TlsFiles files) {
    var tls = new Tls(files);
    try {
      tls.context.setKeyStore(files.load(tls.password.toCharArray()));
      tls.end = files.end();
    } catch (Unusable e) {
      throw new IllegalStateException(e.text(), e);
    }
    tls.context.setKeyStorePassword(tls.password);
    tls.watch.start();
    return tls;
  }

  SslContextFactory.Server context() {
    return context;
  }

  /// Until when the certificate holds that is used.
  Instant end() {
    return end;
  }

  private void run() {
    while (!watch.isInterrupted()) {
      try {
        Thread.sleep(BEAT);
        look();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void look() {
    var now = files.version();
    if (now.isEmpty() || now.equals(version)) {
      return;
    }
    try {
      var store = files.load(password.toCharArray());
      context.reload(changed -> changed.setKeyStore(store));
      end = files.end();
      version = now;
      trouble = "";
      LOG.info("the certificate {} has changed, and the new one is used", files.certificate());
    } catch (Unusable e) {
      sayOnce(e.text());
    } catch (Exception e) {
      sayOnce(e.toString());
    }
  }

  /// It is tried again and again: who may read a file can change without its time.
  private void sayOnce(String why) {
    if (!why.equals(trouble)) {
      trouble = why;
      LOG.warn("the certificate has changed, and the old one is used on: {}", why);
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
