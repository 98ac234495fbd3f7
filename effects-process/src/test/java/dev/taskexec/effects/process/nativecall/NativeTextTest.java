package dev.taskexec.effects.process.nativecall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeTextTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a",
        "/a//b/",
        "./a/..",
        "\u017c\u00f3\u0142w/\ud83d\ude00",
        "a%20b?c#d+e",
        "C:\\x"
      })
  void text_becomes_its_bytes_and_back(String text) {
    var bytes = NativeText.encode(text);

    assertThat(bytes).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(NativeText.decode(bytes)).isEqualTo(text);
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.range(0, 20), LongStream.of(new SecureRandom().nextLong()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_path_keeps_every_byte(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 200; i++) {
      var name = new byte[random.nextInt(1, 20)];
      for (var at = 0; at < name.length; at++) {
        var next = random.nextInt(1, 256);
        name[at] = (byte) (next == '/' ? 'x' : next);
      }

      assertThat(NativeText.encode(NativeText.path(name))).isEqualTo(name);
      assertThat(NativeText.encode(Path.of("/a").resolve(NativeText.path(name))))
          .isEqualTo(join("/a/", name));
    }
  }

  @Test
  void a_folder_that_exists_has_no_slash_at_its_end() throws Exception {
    var odd = folder.resolve("za\u017c\u00f3\u0142\u0107");
    Files.createDirectory(odd);

    assertThat(NativeText.encode(odd)).isEqualTo(odd.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_list_of_paths_is_split_at_its_colons() {
    assertThat(NativeText.paths("/bin::x/y:".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(Path.of("/bin"), Path.of(""), Path.of("x/y"), Path.of(""));
  }

  @Test
  void a_variable_keeps_its_bytes_only_with_the_value_that_it_has() {
    var own =
        Environ.of(
            join("A=x\0B=\u00ff\0=C=odd\0none\0B=second\0".getBytes(StandardCharsets.ISO_8859_1)));
    var wanted = new LinkedHashMap<String, String>();
    wanted.put("A", "x");
    wanted.put("B", "\ufffd");
    wanted.put("D", "\u017c");

    assertThat(own.entries(wanted))
        .containsExactly(
            "A=x".getBytes(StandardCharsets.UTF_8),
            new byte[] {'B', '=', (byte) 0xff},
            "D=\u017c".getBytes(StandardCharsets.UTF_8));
    wanted.put("B", "other");
    assertThat(own.entries(wanted)).contains("B=other".getBytes(StandardCharsets.UTF_8));
    assertThat(own.value("=C", "odd")).isEqualTo("odd".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] join(String head, byte[] rest) {
    return join(head.getBytes(StandardCharsets.UTF_8), rest);
  }

  private static byte[] join(byte[]... all) {
    var joined = new ByteArrayOutputStream();
    for (var each : List.of(all)) {
      joined.writeBytes(each);
    }
    return joined.toByteArray();
  }
}
