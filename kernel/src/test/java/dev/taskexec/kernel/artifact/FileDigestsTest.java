package dev.taskexec.kernel.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  @Test
  void a_file_that_was_written_just_now_is_read_again() throws Exception {
    var digests = new FileDigests(InstantSource.system());
    var file = folder.resolve("file");

    // Fast enough to fall into one tick of the file system's clock now and then.
    for (var i = 0; i < 500; i++) {
      var content = "%05d".formatted(i);
      Files.writeString(file, content);
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

      assertThat(digests.of(file).digest()).isEqualTo(digest(content));
    }
    assertThat(digests.lines()).isEmpty();
  }

  @Test
  void a_file_that_was_written_long_ago_is_not_read_again() throws Exception {
    var later = InstantSource.fixed(Instant.now().plusSeconds(60));
    var file = Files.writeString(folder.resolve("file"), "content");
    var digests = new FileDigests(later);
    digests.of(file);
    var lines = digests.lines();

    assertThat(lines).hasSize(1);
    var forged = lines.getFirst().replace(digest("content").hex(), digest("forged").hex());
    var next = new FileDigests(later);
    next.merge(List.of(forged));

    assertThat(next.of(file).digest()).isEqualTo(digest("forged"));
    Files.writeString(file, "CONTENT");
    assertThat(next.of(file).digest()).isEqualTo(digest("CONTENT"));
  }

  @Test
  void a_stamp_is_settled_when_a_later_change_would_show() {
    assertThat(stamp(10 * SECOND + 5).isSettledAt(10 * SECOND + 5)).isFalse();
    assertThat(stamp(10 * SECOND + 5).isSettledAt(10 * SECOND + SECOND / 20)).isFalse();
    assertThat(stamp(10 * SECOND + 5).isSettledAt(10 * SECOND + SECOND / 5)).isTrue();
    assertThat(stamp(10 * SECOND).isSettledAt(11 * SECOND)).isFalse();
    assertThat(stamp(10 * SECOND).isSettledAt(13 * SECOND)).isTrue();
    assertThat(stamp(20 * SECOND + 5).isSettledAt(10 * SECOND)).isFalse();
  }

  @Test
  void the_last_used_comes_first_when_it_is_written_down() throws Exception {
    var later = Instant.now().plusSeconds(60);
    var one = Files.writeString(folder.resolve("one"), "1");
    var two = Files.writeString(folder.resolve("two"), "2");
    var first = new FileDigests(InstantSource.fixed(later));
    first.of(one);
    var second = new FileDigests(InstantSource.fixed(later.plusSeconds(5)));
    second.of(two);

    second.merge(first.lines());

    assertThat(second.lines())
        .extracting(line -> line.substring(line.length() - 64))
        .containsExactly(digest("2").hex(), digest("1").hex());
  }

  @Test
  void a_state_file_leaves_out_what_does_not_fit() throws Exception {
    var file = new StateFile(folder.resolve("state"), "heading", 100);

    file.write(List.of("first", "second", "third, which is too long"));

    assertThat(file.read()).containsExactly("first", "second");
    assertThat(new StateFile(folder.resolve("state"), "other", 100).read()).isEmpty();
    assertThat(new StateFile(folder.resolve("state"), "heading", 20).read()).isEmpty();
  }

  private static FileStamp stamp(long changed) {
    return new FileStamp(1, 2, 3, 4, changed);
  }

  private static Sha256 digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
