package org.fangyu.commandline;

/** The service's parts, for a command that needs the database; the first call starts it. */
@FunctionalInterface
public interface Beans {
  <T> T get(Class<T> type);
}
