package dev.taskexec.effects.net.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Who is believed to vouch for hosts.
public final class Trust {
  private Trust() {}

  /// The authorities that the Java platform trusts, which take a while to read.
  private static final class Usual {
    static final TrustManager[] MANAGERS = managers(null);
  }

  /// The authorities that the Java platform trusts. Sessions are each request's own.
  public static SSLContext usual() {
    return context(Usual.MANAGERS);
  }

  /// Only the authorities whose certificates are read, as PEM or DER.
  ///
  /// @throws IOException if they cannot be read, or there is none
  public static SSLContext only(InputStream certificates) throws IOException {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
        store.setCertificateEntry("authority " + store.size(), certificate);
      }
      if (store.size() == 0) {
        throw new IOException("it holds no certificate");
      }
      return context(managers(store));
    } catch (CertificateException e) {
      throw new IOException("it holds something that is no certificate", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore store) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /// Without keys of its own: nobody is told who asks.
  private static SSLContext context(TrustManager[] trusted) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
