package org.fangyu.accounts.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.fangyu.accounts.Tokens;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Spring Security as a plain-fetch page needs it: no forms or pages of its own. Whoever comes with the session cookie, or
 * to sign in, must repeat the cookie XSRF-TOKEN in the header X-XSRF-TOKEN, which no other site can. A request without
 * the cookie, or with a machine token, has nothing that another site could borrow. What a request may do is asked by its
 * controller; every refusal is problem+json.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Web {
    @Bean
    SecurityFilterChain filters(HttpSecurity http, SignIn signIn, Tokens tokens, Elsewhere elsewhere, CookieCsrfTokenRepository csrfTokens,
        @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, @Value("${fangyu.demo:}") String demo) throws Exception {
      elsewhere.addTo(http);
      return http
          .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
          .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
              .requireCsrfProtectionMatcher(Web::canBeForged))
          .exceptionHandling(refusals -> refusals.accessDeniedHandler(refuse(problems)))
          .addFilterAfter(new PersonFilter(signIn, tokens, problems, !demo.isBlank()), CsrfFilter.class)
          .headers(AbstractHttpConfigurer::disable)
          .sessionManagement(AbstractHttpConfigurer::disable)
          .requestCache(AbstractHttpConfigurer::disable)
          .anonymous(AbstractHttpConfigurer::disable)
          .logout(AbstractHttpConfigurer::disable)
          .build();
    }

    /** Secure where the request is: behind a proxy, set server.forward-headers-strategy and the session cookie's secure. */
    @Bean
    CookieCsrfTokenRepository csrfTokens(@Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
      var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
      tokens.setCookieCustomizer(cookie -> {
        cookie.sameSite("Strict");
        if (secure) cookie.secure(true);
      });
      return tokens;
    }

    /** An address that no browser writes: doubled slashes, hidden dots, control characters. */
    @Bean
    RequestRejectedHandler rejectedAddresses(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
      return (request, response, rejected) -> problems.resolveException(request, response, null,
          new Problem(HttpStatus.BAD_REQUEST, "bad-address", "地址或请求头不合规范 / the address or a header is not well formed"));
    }

    private static AccessDeniedHandler refuse(HandlerExceptionResolver problems) {
      return (request, response, denied) -> problems.resolveException(request, response, null,
          new Problem(HttpStatus.FORBIDDEN, "forged", "请求缺少防伪造令牌,请刷新页面 / the request lacks the header X-XSRF-TOKEN; reload the page").with("reason", "forged"));
    }

    private static boolean canBeForged(HttpServletRequest request) {
      if (SAFE.contains(request.getMethod()) || PersonFilter.hasToken(request)) return false;
      if (request.getRequestURI().startsWith("/api/sign-in")) return true;
      Cookie[] cookies = request.getCookies();
      return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(Seats.COOKIE));
    }
  }
}
