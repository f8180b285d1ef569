package org.fangyu.attachments;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check attachments}: whether the content of every attachment is there and is what was handed in. */
@Command(name = "attachments", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Reads the content of every attachment (附件) and computes its hash again; names what is missing or changed, and files",
        "that belong to no attachment. It runs beside a working service."},
    footer = {"", "Exit status 0 whole, 1 something is missing, changed or belongs to nothing, 2 wrong use, 3 the system failed."})
public final class CheckAttachments implements Callable<Integer> {
  private static final int WHOLE = 0;
  private static final int FAULTS = 1;

  private final Beans beans;

  @Spec
  private CommandSpec spec;

  public CheckAttachments(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() throws IOException {
    AttachmentCheck check = beans.get(AttachmentCheck.class);
    var out = spec.commandLine().getOut();
    AttachmentCheck.Report report;
    try (Progress progress = new Progress("attachments", check.contents())) {
      report = check.run(out::println, progress::at);
    }
    String verdict = report.faults() == 0 ? "完整 / whole" : String.format(Locale.ROOT, "%,d 处问题 / faults, as above", report.faults());
    out.printf(Locale.ROOT, "attachments: %,d rows, %,d files, %s%n", report.rows(), report.files(), verdict);
    out.flush();
    return report.faults() == 0 ? WHOLE : FAULTS;
  }
}
