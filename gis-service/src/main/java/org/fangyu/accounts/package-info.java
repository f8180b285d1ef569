/**
 * Who asks, and what they may do where. {@link org.fangyu.accounts.Rights} is the one rule: the button asks it through
 * {@code GET /api/session}, the request through {@link org.fangyu.accounts.DeskAccess}. Signing in is in
 * {@code accounts.signin}.
 */
package org.fangyu.accounts;
