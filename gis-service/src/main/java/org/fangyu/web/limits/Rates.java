package org.fangyu.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fangyu.web.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How often one sender may ask, by the settings {@code fangyu.limits.rate.NAME}: {@code 600/1m} is a bucket of 600
 * tokens that fills up again evenly within a minute, {@code off} counts nothing. Senders that are forgotten first are
 * those not heard of for longest.
 */
@Component
@ConditionalOnWebApplication
final class Rates {
  /** The rate of any request at all. */
  static final String ANY = "any";
  private static final Pattern TEXT = Pattern.compile("(\\d+)/(\\w+)");
  /** About 20 MB: a bucket is some 200 bytes. */
  private static final int MOST_SENDERS = 100_000;

  private record Rate(int tokens, Duration period) {}

  private record Key(String rate, String sender) {}

  private final Map<String, Rate> rates = new HashMap<>();
  private final Cache<Key, Bucket> buckets;

  Rates(Environment environment) {
    read(ANY, environment);
    Routes.all().stream().map(Route::rate).filter(name -> !name.isEmpty()).forEach(name -> read(name, environment));
    Duration longest = rates.values().stream().map(Rate::period).max(Duration::compareTo).orElse(Duration.ofMinutes(1));
    buckets = Caffeine.newBuilder().maximumSize(MOST_SENDERS).expireAfterAccess(longest).build();   // by then a bucket is full again
  }

  /** Counts a request. @throws Problem 429 with the time after which one more is free */
  void count(String name, String sender) {
    Rate rate = rates.get(name);
    if (rate == null) return;
    ConsumptionProbe asked = buckets.get(new Key(name, sender), key -> bucket(rate)).tryConsumeAndReturnRemaining(1);
    if (asked.isConsumed()) return;
    long seconds = TimeUnit.NANOSECONDS.toSeconds(asked.getNanosToWaitForRefill()) + 1;
    throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "请求过多,请在 " + seconds + " 秒后再试 / too many requests; try again in " + seconds + " seconds")
        .with("bound", rate.tokens() + " / " + rate.period().toSeconds() + " s").with("rate", name).with("retryAfterSeconds", seconds)
        .header("Retry-After", String.valueOf(seconds));
  }

  long senders() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private void read(String name, Environment environment) {
    String setting = "fangyu.limits.rate." + name;
    parse(setting, environment.getRequiredProperty(setting)).ifPresent(rate -> rates.put(name, rate));
  }

  private static Optional<Rate> parse(String setting, String text) {
    if (text.strip().equals("off")) return Optional.empty();
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches() || parts.group(1).length() > 9 || Integer.parseInt(parts.group(1)) < 1) {
      throw new IllegalStateException(setting + " must be like 600/1m (so many requests in so long) or off, was " + text);
    }
    return Optional.of(new Rate(Integer.parseInt(parts.group(1)), DurationStyle.detectAndParse(parts.group(2))));
  }

  private static Bucket bucket(Rate rate) {
    return Bucket.builder().addLimit(limit -> limit.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.period())).build();
  }
}
