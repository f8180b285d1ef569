/** What the register lacks of a name, or says wrongly, is put right by an officer: as a new version from a day on, with the reason. Names, spellings and lines change by cases only. */
package org.fangyu.placenames.amendments;
