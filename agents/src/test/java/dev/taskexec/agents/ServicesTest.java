package dev.taskexec.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.Agent;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServicesTest {

  @Test
  void agents_are_found_as_services_by_their_names() {
    var names = ServiceLoader.load(Agent.class).stream().map(agent -> agent.get().name());

    assertThat(names).containsExactlyInAnyOrder("effect", "noop", "shell");
  }
}
