package dev.taskexec.effects.process.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.secret.KnownSecrets;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChannelTest {
  @TempDir Path folder;

  @Test
  void a_pipe_with_a_name_serves_as_well_and_leaves_nothing() throws Exception {
    var named = Channel.Named.make();

    pumped(named);

    assertThat(Files.readString(folder.resolve("log"))).isEqualTo("a [secret TOKEN]");
    assertThat(named.folder()).doesNotExist();
  }

  @Test
  void a_pipe_without_a_name_shows_itself_as_one() throws Exception {
    var channel = Channel.open();

    assertThat(channel.mark())
        .map(Path::toString)
        .hasValueSatisfying(mark -> assertThat(mark).startsWith("pipe:["));
    pumped(channel);
    assertThat(Files.readString(folder.resolve("log"))).isEqualTo("a [secret TOKEN]");
  }

  /// Somebody still holds the pipe when the pump ends.
  private void pumped(Channel channel) throws Exception {
    var known = new KnownSecrets();
    known.add("TOKEN", "secret-value");
    var pump = new Pump(channel.reading(), folder.resolve("log"), known.stream());
    try (var out = new FileOutputStream(channel.writing().toFile(), true)) {
      channel.close();
      pump.start();
      out.write("a secret-value".getBytes(UTF_8));

      assertThat(pump.end()).isEmpty();
    }
  }
}
