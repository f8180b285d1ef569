/** Who may use the officers' desk. */
package org.fangyu.accounts;
