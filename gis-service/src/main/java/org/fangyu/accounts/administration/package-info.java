/**
 * Accounts and rights as administrators manage them. {@link org.fangyu.accounts.administration.Administration} is the
 * rule, which the list of accounts answers for each button and each request asks again.
 */
package org.fangyu.accounts.administration;
