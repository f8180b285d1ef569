package org.fangyu.romanisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares drafts with a published list of readings of 43,000 divisions, where the folder of test data is present;
 * otherwise with a short list from the same source. The list is not official and itself wrong in places.
 */
class NamesOfDivisionsTest {

  private record Named(String name, String reading) {}

  private static final List<Named> BUILT_IN = List.of(new Named("北京", "bei jing"), new Named("东华门", "dong hua men"),
      new Named("女织寨", "nv zhi zhai"), new Named("长辛店", "chang xin dian"), new Named("什邡", "shi fang"),
      new Named("穆棱", "mu ling"), new Named("珲春", "hun chun"), new Named("宕昌", "tan chang"), new Named("繁峙", "fan shi"),
      new Named("阿勒泰", "a le tai"));

  @Test
  void agreesWithPublishedReadingsOfDivisions() throws Exception {
    Path file = Path.of(System.getProperty("fangyu.sharedData", "absent"), "names", "xiangyuecn_level4_pinyin.csv.xz");
    List<Named> names = Files.exists(file) ? read(file) : BUILT_IN;
    long agreed = names.stream().filter(n -> drafted(n.name()).equals(n.reading().replace("lue", "lve"))).count();
    double share = (double) agreed / names.size();
    System.out.printf("readings of divisions: %d of %d agree (%.2f %%)%n", agreed, names.size(), 100 * share);
    assertThat(share).isGreaterThanOrEqualTo(0.984);
  }

  private static String drafted(String name) {
    return String.join(" ", Romanisation.draft(name, null).syllables().stream().map(s -> Romanisation.plain(s.reading())).toList());
  }

  private static List<Named> read(Path file) throws IOException {
    Process xz = new ProcessBuilder("xz", "-dc", file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Named> names = new ArrayList<>();
    try (var in = new BufferedReader(new InputStreamReader(xz.getInputStream(), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] columns = line.replace("\"", "").split(",", -1);
        // Names with brackets, digits or letters carry no reading for these signs.
        if (columns[3].codePoints().allMatch(Reader::isHan)) {
          names.add(new Named(columns[3], columns[5]));
        }
      }
    }
    assertThat(names).as("rows of %s", file).hasSizeGreaterThan(40_000);
    return names;
  }
}
