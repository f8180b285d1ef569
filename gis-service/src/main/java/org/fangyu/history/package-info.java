/** What the journal tells an officer: the history of a record, or of a person's work. */
package org.fangyu.history;
