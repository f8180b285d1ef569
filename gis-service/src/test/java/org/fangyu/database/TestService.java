package org.fangyu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.fangyu.Fangyu;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service over real HTTP on a test database, at a port of its own. */
public final class TestService implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  private final String root;

  private TestService(ConfigurableApplicationContext context) {
    this.context = context;
    this.root = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** @param settings e.g. "fangyu.desk-open=true". Requests are not counted unless a test sets a rate. */
  public static TestService on(TestDatabase db, String... settings) {
    Stream<String> uncounted = Stream.of("any", "search", "sign-in", "reports", "uploads", "checks").filter(rate -> !String.join("\n", settings).contains("fangyu.limits.rate." + rate + "="))
        .map(rate -> "fangyu.limits.rate." + rate + "=off");
    var arguments = Stream.of(Stream.of("server.port=0"), uncounted, Arrays.stream(settings)).flatMap(all -> all).map(setting -> "--" + setting).toArray(String[]::new);
    return new TestService(new SpringApplicationBuilder(Fangyu.class).logStartupInfo(false)
        .initializers(context -> context.addBeanFactoryPostProcessor(factory -> replaceServer((BeanDefinitionRegistry) factory, db)))
        .run(arguments));
  }

  /** The service would start a private server of its own; here the test's is already running. */
  private static void replaceServer(BeanDefinitionRegistry registry, TestDatabase db) {
    registry.removeBeanDefinition("databaseServer");
    registry.registerBeanDefinition("databaseServer",
        BeanDefinitionBuilder.genericBeanDefinition(DatabaseServer.class, () -> new DatabaseServer(db.database(), null)).getBeanDefinition());
  }

  /** Address of the service without a slash at its end. */
  public String root() {
    return root;
  }

  public String setting(String name) {
    return context.getEnvironment().getProperty(name);
  }

  /** Tells the service that something has happened, as Spring would. */
  public void happens(Object event) {
    context.publishEvent(event);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  /** @param path beginning with a slash, as it goes over the wire. @param headers names and values in turn */
  public HttpResponse<String> get(String path, String... headers) {
    return send(path, BodyHandlers.ofString(), headers);
  }

  /** As {@link #get}, the body as bytes. */
  public HttpResponse<byte[]> bytes(String path, String... headers) {
    return send(path, BodyHandlers.ofByteArray(), headers);
  }

  /** Sends a body of the given media type. @param headers names and values in turn */
  public HttpResponse<String> post(String path, String mediaType, byte[] body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) request.headers(headers);
    return send(request.build(), BodyHandlers.ofString());
  }

  /** As {@link #post}, with PUT. */
  public HttpResponse<String> put(String path, String mediaType, byte[] body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) request.headers(headers);
    return send(request.build(), BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path));
    if (headers.length > 0) request.headers(headers);
    return send(request.build(), body);
  }

  private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return HTTP.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
