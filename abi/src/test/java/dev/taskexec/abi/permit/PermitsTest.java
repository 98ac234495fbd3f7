package dev.taskexec.abi.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "read:src/**                   | read:src/a                    | read:src/**",
        "read:src/a                    | read:src/**                   | -",
        "read:src/**                   | read:src/** !read:src/x       | !read:src/x",
        "read:src/** !read:src/**      | read:src/a !read:src/x        | -",
        "read:a !net:*.x               | read:a !net:*                 | !net:*",
        "read:a !net:*                 | read:a !net:*.x               | -",
        "write:out/** read:**          | read:**                       | write:out/**",
        "read:/a                       | read:**                       | read:/a",
        "read:src/**/*.java            | read:**/*.java                | -",
        "read:**/*.java                | read:src/**/*.java            | read:**/*.java",
        "read:a/**                     | read:*/**                     | -",
        "net:x                         | net:x:443                     | net:x",
        "env:LD_PRELOAD                | env:*                         | env:LD_PRELOAD",
      })
  void tells_what_grew(String now, String before, String grown) {
    assertThat(permits(now).grownFrom(permits(before)))
        .isEqualTo(grown == null ? permits("").rules() : permits(grown).rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read:**               | read:src/**           | read:src/**",
        "read:**/*.java        | read:src/**           | read:src/**/*.java",
        "read:*/gen/**         | read:a/**             | read:a/gen/**",
        "read:*/b              | read:a/b/**           | read:a/b",
        "read:/*/x             | read:/a/**            | read:/a/x",
        "net:*:443             | net:*.x               | net:*.x:443",
        "net:10.0.0.0/8        | net:10.1.0.0/16:80    | net:10.1.0.0/16:80",
        "read:a !read:b        | read:a !read:c        | read:a !read:b !read:c",
        "read:a read:b         | read:b write:a        | read:b",
        "env:A_*               | env:A_B               | env:A_B",
      })
  void narrows_to_what_both_allow(String one, String two, String both) {
    assertThat(permits(one).narrowedBy(permits(two))).isEqualTo(permits(both));
    assertThat(permits(one).covers(permits(both))).as("%s covers %s", one, both).isTrue();
  }

  @Test
  void names_the_denial_that_decides() {
    var permits = permits("read:** !read:a/** !read:a/b");

    assertThat(permits.denialOf(PermitRule.parse("read:a/b")))
        .contains(PermitRule.parse("!read:a/**"));
    assertThat(permits.denialOf(PermitRule.parse("read:b"))).isEmpty();
  }

  @Test
  void a_root_makes_relative_and_absolute_paths_comparable() {
    var permits = permits("read:** !read:/home/me/secret/**");
    var request = PermitRule.parse("read:a");

    assertThat(permits.allow(request)).isFalse();
    assertThat(permits.at("/home/me").allow(request.at("/home/me"))).isTrue();
    assertThat(permits.at("/home/me/secret").allow(request.at("/home/me/secret"))).isFalse();
    assertThat(PermitRule.parse("read:*.txt").at("/a[b]")).hasToString("read:\"/a\\[b]/*.txt\"");
    assertThat(PermitRule.parse("run:./x").at("/")).hasToString("run:/x");
    assertThat(PermitRule.parse("run:x").at("/")).hasToString("run:x");
  }

  private static Permits permits(String rules) {
    return new Permits(
        Arrays.stream(rules.split(" ")).filter(r -> !r.isEmpty()).map(PermitRule::parse).toList());
  }
}
