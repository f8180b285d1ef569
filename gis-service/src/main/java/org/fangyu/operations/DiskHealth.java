package org.fangyu.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.fangyu.database.DatabaseServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Whether the folders that the service writes are there and their disks have room. */
@Component("disk")
@ConditionalOnWebApplication
final class DiskHealth implements HealthIndicator {
  private final Set<Path> folders = new LinkedHashSet<>();
  private final DataSize least;

  DiskHealth(DatabaseServer server, @Value("${fangyu.var:var}") Path var, @Value("${fangyu.attachments.folder}") Path attachments,
      @Value("${fangyu.least-disk-space:200MB}") DataSize least) {
    this.least = least;
    folders.add(var.toAbsolutePath().normalize());
    folders.add(attachments.toAbsolutePath().normalize());
    server.folder().ifPresent(folders::add);
  }

  /** The folder, or what it will be made in: a folder is made when something first goes into it. */
  private static Path nearest(Path wanted) {
    Path there = wanted;
    while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
    return there;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (Path wanted : folders) {
      Path folder = nearest(wanted);
      try {
        if (!Files.isWritable(folder)) health.status(Status.DOWN).withDetail(folder + " writable", false);
        long free = Files.getFileStore(folder).getUsableSpace();
        health.withDetail(folder.toString(), DataSize.ofBytes(free).toMegabytes() + " MB free");
        if (free < least.toBytes()) health.status(Status.OUT_OF_SERVICE);
      } catch (IOException e) {
        health.status(Status.DOWN).withDetail(folder.toString(), "cannot be read");
      }
    }
    return health.withDetail("least", least.toMegabytes() + " MB").build();
  }
}
