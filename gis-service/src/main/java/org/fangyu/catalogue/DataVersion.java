package org.fangyu.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How often each register has been changed. The database counts in the transaction of the change, whoever makes it.
 *
 * @param changes number of changing statements by register
 */
public record DataVersion(Map<String, Long> changes) {
  public DataVersion {
    changes = Map.copyOf(changes);
  }

  /** What these layers' rows depend on, as text that differs whenever a row of theirs may: views and changes. */
  public String of(Collection<Layer> layers) {
    var registers = new TreeSet<String>();
    layers.forEach(layer -> registers.addAll(layer.registers()));
    return layers.stream().map(layer -> layer.from() + "@" + layer.definition()).collect(Collectors.joining(";"))
        + registers.stream().map(register -> ";" + register + "=" + changes.getOrDefault(register, 0L)).collect(Collectors.joining());
  }
}
