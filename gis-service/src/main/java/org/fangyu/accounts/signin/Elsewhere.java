package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.signin.Seats.Stage;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Signing in at an OpenID Connect provider. It is off until {@code spring.security.oauth2.client.registration.NAME.*} and
 * {@code …provider.NAME.issuer-uri} are set. The provider says who it is; what that person may do here is what their
 * account was granted, and an identity without an account ({@code ./gis user link}) opens nothing.
 */
@Component
class Elsewhere {
  private static final String START = "/api/sign-in/elsewhere";
  private static final Logger log = LoggerFactory.getLogger(Elsewhere.class);

  private final ObjectProvider<ClientRegistrationRepository> registrations;
  private final AccountRegister accounts;
  private final Seats seats;
  private final SignIn signIn;

  Elsewhere(ObjectProvider<ClientRegistrationRepository> registrations, AccountRegister accounts, Seats seats, SignIn signIn) {
    this.registrations = registrations;
    this.accounts = accounts;
    this.seats = seats;
    this.signIn = signIn;
  }

  /** @param link where signing in there begins */
  record Provider(String name, String link) {}

  /** The providers that the service is set up for. */
  List<Provider> providers() {
    var providers = new ArrayList<Provider>();
    if (registrations.getIfAvailable() instanceof Iterable<?> all) {
      for (Object one : all) if (one instanceof ClientRegistration registration) providers.add(new Provider(registration.getClientName(), START + "/" + registration.getRegistrationId()));
    }
    return providers;
  }

  /** Adds the two addresses of the flow, if there is a provider: {@code START/NAME} and Spring's usual {@code /login/oauth2/code/NAME}. */
  void addTo(HttpSecurity http) throws Exception {
    if (registrations.getIfAvailable() == null) return;
    http.oauth2Login(login -> login.loginPage("/sign-in/")
        .authorizationEndpoint(start -> start.baseUri(START))
        .successHandler(this::arrived)
        .failureHandler((request, response, failure) -> {
          log.info("signing in elsewhere failed: {}", failure.getMessage());
          tellFailure(new Visit(request, response));
          response.sendRedirect("/sign-in/#failed=1");
        }));
  }

  private void arrived(HttpServletRequest request, HttpServletResponse response, Authentication known) throws IOException {
    var visit = new Visit(request, response);
    HttpSession flow = request.getSession(false);
    if (flow != null) flow.invalidate(); // Spring's, for the way there and back; the seat is our own
    String subject = known.getPrincipal() instanceof OidcUser user ? user.getIssuer() + " " + user.getSubject() : "";
    Optional<Account> account = accounts.findSubject(subject).filter(seats::usable);
    if (account.isEmpty()) {
      seats.leave(visit);
      tellFailure(visit);
      response.sendRedirect("/sign-in/#unlinked=" + URLEncoder.encode(subject, StandardCharsets.UTF_8));
      return;
    }
    response.sendRedirect(signIn.moveOn(visit, account.get()) == Stage.IN ? "/desk/" : "/sign-in/");
  }

  /** Nobody is named whom we know. An address that fails too often is written no more: anybody may ask for a failure here. */
  private void tellFailure(Visit visit) {
    try {
      signIn.attemptFrom(visit);
      signIn.tellFailure(visit, "elsewhere", "account:elsewhere");
    } catch (Problem closed) {
      log.info("too many failures from {}", visit.address());
    }
  }
}
