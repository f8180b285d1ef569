/** Open consultations on proposed names: what is proposed, what people say to it under a receipt, and what the office answers. */
package org.fangyu.placenames.consultations;
