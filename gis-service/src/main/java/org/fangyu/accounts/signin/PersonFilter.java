package org.fangyu.accounts.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Tokens;
import org.fangyu.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who sends a request: the account of its token, else of its session. The account is read anew each time, so a
 * right that was revoked or a session that was ended is so from the next request on.
 */
final class PersonFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private final SignIn signIn;
  private final Tokens tokens;
  private final HandlerExceptionResolver problems;
  private final boolean demo;

  PersonFilter(SignIn signIn, Tokens tokens, HandlerExceptionResolver problems, boolean demo) {
    this.signIn = signIn;
    this.tokens = tokens;
    this.problems = problems;
    this.demo = demo;
  }

  static boolean hasToken(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    try {
      person(request).ifPresent(PersonFilter::know);
    } catch (RuntimeException e) {
      if (problems.resolveException(request, response, null, e) == null) throw e;
      return;
    }
    chain.doFilter(request, response);
  }

  private Optional<Person> person(HttpServletRequest request) {
    if (hasToken(request)) {
      String token = request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip();
      return Optional.of(tokens.person(token, demo, request.getRemoteAddr()).orElseThrow(PersonFilter::badToken));
    }
    Optional<Account> account = signIn.in(request);
    return account.map(signIn::person);
  }

  private static Problem badToken() {
    return new Problem(HttpStatus.UNAUTHORIZED, "bad-token", "令牌无效、已到期或已吊销 / the token is unknown, has expired or was revoked")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
  }

  private static void know(Person person) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    SecurityContextHolder.setContext(context);
  }
}
