package dev.taskexec.effects.net.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "http://repo.example,                 http://repo.example/,             net:repo.example:80",
    "https://repo.example,                https://repo.example/,            net:repo.example:443",
    "https://Repo.Example:443/A?b=%20#c,  https://repo.example/A?b=%20,     net:repo.example:443",
    "HTTP://repo.example:8080?x,          http://repo.example:8080/?x,      net:repo.example:8080",
    "http://127.0.0.1:1/,                 http://127.0.0.1:1/,              net:127.0.0.1:1",
    "http://[::1]/,                       http://[::1]/,                    net:[::1]:80",
    "https://[2001:db8::1]:8443/,         https://[2001:db8::1]:8443/,      net:[2001:db8::1]:8443",
    "https://xn--bcher-kva.example/,      https://xn--bcher-kva.example/,   net:xn--bcher-kva.example:443",
    "http://0x7f.1.example/,              http://0x7f.1.example/,           net:0x7f.1.example:80",
  })
  void reads_what_means_one_host_to_everybody(String written, String meant, String permit)
      throws Exception {
    var target = Target.read(written);

    assertThat(target).hasToString(meant);
    assertThat(target.permit()).hasToString(permit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://127.0.0.1./",
        "http://127.0.0.256/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::0001]/",
        "http://[::1%25lo]/",
        "http://[fe80::1%lo]/",
        "http://[::1/",
        "http://::1/",
        "http://repo.example./",
        "http://bücher.example/",
        "http://ⓛocalhost/",
        "http://127。0。0。1/",
        "http://Kelvin\u212A.example/",
        "http://a@127.0.0.1/",
        "http://repo.example:x@127.0.0.1/",
        "http://repo.example\\@127.0.0.1/",
        "http://repo.example%00.evil.example/",
        "http://%6cocalhost/",
        "http://\"repo.example\"/",
        "http://*/",
        "http://*.example/",
        "http://a,b/",
        "http://a b/",
        "http:///path",
        "http://",
        "http:/repo.example/",
        "http:repo.example/",
        "//repo.example/",
        "repo.example",
        "http://repo.example:/",
        "http://repo.example:0/",
        "http://repo.example:65536/",
        "http://repo.example:080/",
        "http://repo.example:-1/",
        "http://repo.example:80:80/",
        "http://under_score.example/",
        "http://-a.example/",
        "http://a..example/",
        "file:///etc/passwd",
        "ftp://repo.example/",
        "gopher://repo.example/",
        "jar:http://repo.example/!/",
        "javascript:alert(1)",
        "http://repo.example/a b",
        "http://repo.example/\r\nHost: other",
        "http://repo.example/\0",
        "http://repo.example/%",
        "http://repo.example/%zz",
        "http://repo.example/ä",
        "http://repo.example/?a=<b>",
        " http://repo.example/",
        "http://repo.example/ ",
        "",
      })
  void refuses_what_programs_read_in_different_ways(String written) {
    assertThatThrownBy(() -> Target.read(written))
        .isInstanceOfSatisfying(
            BadUrlException.class,
            e -> assertThat(e.reason()).isNotBlank().doesNotContain("\n", "\r", "\0"));
  }

  @Test
  void refuses_an_endless_url() {
    var written = "http://repo.example/" + "a".repeat(100_000);

    assertThatThrownBy(() -> Target.read(written)).isInstanceOf(BadUrlException.class);
  }

  /// The examples of RFC 3986, section 5.4, as far as they can be asked for here.
  @ParameterizedTest
  @CsvSource({
    "g,             http://a/b/c/g",
    "./g,           http://a/b/c/g",
    "g/,            http://a/b/c/g/",
    "/g,            http://a/g",
    "//g,           http://g/",
    "?y,            http://a/b/c/d;p?y",
    "g?y,           http://a/b/c/g?y",
    "'#s',          http://a/b/c/d;p?q",
    "g#s,           http://a/b/c/g",
    ";x,            http://a/b/c/;x",
    "'',            http://a/b/c/d;p?q",
    ".,             http://a/b/c/",
    "./,            http://a/b/c/",
    "..,            http://a/b/",
    "../g,          http://a/b/g",
    "../../g,       http://a/g",
    "../../../g,    http://a/g",
    "/./g,          http://a/g",
    "/../g,         http://a/g",
    "g.,            http://a/b/c/g.",
    "..g,           http://a/b/c/..g",
    "./../g,        http://a/b/g",
    "g/./h,         http://a/b/c/g/h",
    "g?y/../x,      http://a/b/c/g?y/../x",
    "https://h/i,   https://h/i",
  })
  void resolves_a_reference(String reference, String meant) throws Exception {
    var target = Target.read("http://a/b/c/d;p?q");

    assertThat(target.resolve(reference)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "//a@b/", "http://127.1/", "/a b", "data:,x"})
  void resolves_no_reference_to_what_cannot_be_asked_for(String reference) throws Exception {
    var target = Target.read("http://a/");

    assertThatThrownBy(() -> target.resolve(reference)).isInstanceOf(BadUrlException.class);
  }
}
