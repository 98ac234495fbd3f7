package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.specification.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same sources give the same bytes and the same findings, wherever they are planned. (Numbers
/// in messages have the digits of the caller's locale, which for the program is none. Other default
/// charsets need another JVM: the acceptance tests start one.)
class DeterministicPlanTest {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void a_plan_is_the_same_in_another_locale_and_time_zone() {
    var sources = Sources.all();
    var here = planned(sources);

    // Dotless i, other digits, an odd offset.
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-deva"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    var there = planned(sources);
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    var elsewhere = planned(sources);

    assertThat(there).isEqualTo(here);
    assertThat(elsewhere).isEqualTo(here);
  }

  private List<String> planned(List<String> sources) {
    var project = new Project(folder.resolve("project"));
    return sources.stream()
        .map(source -> project.write("sot.md", source).compile())
        .map(
            planned ->
                planned.diagnostics().stream()
                        .map(found -> found.code() + " " + found.place())
                        .toList()
                    + planned.plan().map(Project::text).orElse(""))
        .toList();
  }
}
