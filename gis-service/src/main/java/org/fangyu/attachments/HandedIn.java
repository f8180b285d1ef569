package org.fangyu.attachments;

import java.util.UUID;

/** What somebody hands in, before its content has come. @param division the side that it is handed in for */
record HandedIn(UUID id, Subject subject, String division, Kind kind, String name) {}
