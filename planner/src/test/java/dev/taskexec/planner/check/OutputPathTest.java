package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.txt | a.txt",
        "./a//b/. | a/b",
        "a/x/../b | a/b",
        "a/ | a",
        "a | a/b",
        "a | a/b/**",
        "a | a/*",
        "a/** | a/b",
        "a/** | a",
        "a/** | a/b/**",
        "** | a/b",
        "* | a",
        "*.txt | a.txt",
        "*.txt | a*",
        "a/*/c | a/b/c",
        "a/**/c | a/c",
        "a/**/c | a/x/y/c",
        "a/*b* | a/*c*",
        "a/?.o | a/x.o",
        "a/[xy].o | a/z.o",
        "a/{b,c}.o | a/d.o",
        "a/{b/c,d}/e | a/b/c/e",
        "**/x/** | y/**/z",
        "**/*.class | a/b/C.class",
        "a/b/*/x.o | a/**/?.o",
        "../a | ../a",
        "/a/b | /a/*",
        "é/🎈* | é/🎈x",
      })
  void these_overlap(String one, String other) {
    assertThat(meet(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.txt | b.txt",
        "a | ab",
        "a | ab/c",
        "a/** | ab/c",
        "a/** | b/**",
        "*.txt | a.xml",
        "*.txt | a/b.txt",
        "a/*/c | a/c",
        "a/*/c | a/b",
        "a/*/c | a/b/d",
        "a/?.o | a/xy.o",
        "a/x* | a/y*",
        "a/*x | a/*y",
        "a/**/c | a/x/y/d",
        "**/*.class | a/b/C.java",
        "a/**/x | a/b/xy",
        "A | a",
        "../a | a",
        "/a | a",
      })
  void these_do_not(String one, String other) {
    assertThat(meet(one, other)).isFalse();
  }

  private static boolean meet(String one, String other) {
    var first = OutputPath.of(one);
    var second = OutputPath.of(other);
    var effort = new Effort(10_000);
    if (second.prefix().startsWith(first.prefix())) {
      return first.meets(second, effort);
    }
    return first.prefix().startsWith(second.prefix()) && second.meets(first, effort);
  }
}
