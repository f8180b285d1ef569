/** Values that stand in the database encrypted, and the key files outside it. */
package org.fangyu.secrets;
