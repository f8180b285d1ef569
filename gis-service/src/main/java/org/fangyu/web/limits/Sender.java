package org.fangyu.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose requests are counted together. */
public final class Sender {
  /** Bytes of the /64 that one household or office is given: inside it an address costs nothing. */
  private static final int NETWORK_BYTES = 8;

  private Sender() {}

  /** By account, else by address. */
  static String of(HttpServletRequest request) {
    Principal known = request.getUserPrincipal();
    return known != null && !known.getName().isEmpty() ? "account:" + known.getName() : address(request);
  }

  /** The address that the connection came from, or that a trusted proxy tells (server.forward-headers-strategy=native). */
  static String address(HttpServletRequest request) {
    return "address:" + network(request.getRemoteAddr());
  }

  /** An IPv4 address as it is, an IPv6 address by its /64. */
  public static String network(String address) {
    if (address == null || address.indexOf(':') < 0) return String.valueOf(address);
    try {
      InetAddress parsed = InetAddress.getByName(address);   // a literal: nothing is looked up
      return parsed instanceof Inet6Address ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64" : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
