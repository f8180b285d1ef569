/**
 * Signing in: password, second factor, machine tokens, the first administrator. What comes out is the
 * {@link org.fangyu.accounts.Person} of a request, set by {@code PersonFilter} before any controller runs.
 */
package org.fangyu.accounts.signin;
