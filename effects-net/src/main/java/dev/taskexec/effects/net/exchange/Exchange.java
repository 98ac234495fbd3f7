package dev.taskexec.effects.net.exchange;

import dev.taskexec.effects.net.url.Target;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

/// One request and its response, over a connection of its own. Nothing is followed, repeated,
/// unpacked, stored or sent besides. Used by one thread.
public final class Exchange implements Closeable {
  private static final int MOST_FIELDS = 200;
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_EMPTY_LINES = 10;

  private final Stop stop;
  private final CloseableHttpClient client;
  private final ClassicHttpResponse response;

  private Exchange(Stop stop, CloseableHttpClient client, ClassicHttpResponse response) {
    this.stop = stop;
    this.client = client;
    this.response = response;
  }

  /// Sends a request and waits for the head of its response.
  ///
  /// @throws IOException also if the stop came first
  public static Exchange open(Message message, Stop stop) throws IOException {
    var client = client(message, stop);
    try {
      var target = host(message.target());
      return new Exchange(stop, client, client.executeOpen(target, request(message, target), null));
    } catch (IOException | RuntimeException failure) {
      stop.closeSockets();
      client.close();
      throw failure;
    }
  }

  private static CloseableHttpClient client(Message message, Stop stop) {
    var builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections(message, stop))
            .setConnectionReuseStrategy((_, _, _) -> false)
            .setUserAgent("task-exec-kit")
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setAuthenticationEnabled(false)
                    .setExpectContinueEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .setContentCompressionEnabled(false)
                    .setRedirectsEnabled(false)
                    .build())
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableConnectionState()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling();
    message.proxy().ifPresent(proxy -> builder.setProxy(host(proxy)));
    return builder.build();
  }

  private static BasicHttpClientConnectionManager connections(Message message, Stop stop) {
    DetachedSocketFactory sockets = _ -> stop.socket();
    var tls = message.trust().map(DefaultClientTlsStrategy::new);
    var operator =
        new DefaultHttpClientConnectionOperator(
            sockets,
            null,
            resolver(message),
            scheme -> scheme.equals("https") ? tls.orElseThrow() : null);
    var manager =
        new BasicHttpClientConnectionManager(
            operator,
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MOST_FIELDS)
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxEmptyLineCount(MOST_EMPTY_LINES)
                        .build())
                .build());
    manager.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(message.connecting()))
            .setSocketTimeout(Timeout.DISABLED) // the stop ends it
            .build());
    return manager;
  }

  /// Answers with the addresses that were looked at, and knows no others.
  private static DnsResolver resolver(Message message) {
    var expected = message.proxy().orElse(message.target()).hostName();
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!host.equals(expected)) {
          throw new UnknownHostException(host);
        }
        return message.addresses().toArray(InetAddress[]::new);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  /// Some servers do not take the usual port for the host that they are, so it is not sent.
  private static HttpHost host(Target target) {
    return new HttpHost(
        target.scheme(), target.hostName(), target.hasUsualPort() ? -1 : target.port());
  }

  private static ClassicHttpRequest request(Message message, HttpHost target) {
    var request = new BasicClassicHttpRequest(message.method(), target, message.target().path());
    message.fields().forEach(request::setHeader);
    request.setHeader("Connection", "close");
    message
        .payload()
        .ifPresent(
            payload ->
                request.setEntity(new InputStreamEntity(payload.stream(), payload.length(), null)));
    return request;
  }

  public int status() {
    return response.getCode();
  }

  /// The headers by their names in small letters, in the order in which they came; several of one
  /// name with commas between.
  public SequencedMap<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    for (var header : response.getHeaders()) {
      var value = header.getValue() == null ? "" : header.getValue();
      fields.merge(
          header.getName().toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other);
    }
    return Collections.unmodifiableSequencedMap(fields);
  }

  /// How long the body says it is.
  public OptionalLong announced() {
    var entity = response.getEntity();
    return entity == null || entity.getContentLength() < 0
        ? OptionalLong.empty()
        : OptionalLong.of(entity.getContentLength());
  }

  public InputStream body() throws IOException {
    var entity = response.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /// Lets go of the connection, without waiting for what may still come.
  @Override
  public void close() {
    stop.closeSockets();
    try {
      response.close();
    } catch (IOException e) {
      // What broke because the socket is closed is not wanted anymore.
    }
    try {
      client.close();
    } catch (IOException e) {
      // The same.
    }
  }
}
