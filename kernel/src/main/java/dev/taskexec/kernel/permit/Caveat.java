package dev.taskexec.kernel.permit;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;
import java.util.stream.Stream;

/// A condition that narrows a permit token. More of them never allow more.
sealed interface Caveat {

  /// What is signed of it.
  List<String> parts();

  /// As the ledger has it.
  JsonValue json();

  /// No more than these rules allow.
  ///
  /// @param rules with absolute paths
  record Within(List<PermitRule> rules) implements Caveat {
    public Within {
      rules = List.copyOf(rules);
    }

    @Override
    public List<String> parts() {
      return Stream.concat(Stream.of("within"), texts().stream()).toList();
    }

    @Override
    public JsonValue json() {
      return Obj.builder().putStrings("within", texts()).build();
    }

    private List<String> texts() {
      return rules.stream().map(PermitRule::toString).toList();
    }
  }

  /// For one effect only.
  ///
  /// @param effect its name
  record For(String effect) implements Caveat {
    @Override
    public List<String> parts() {
      return List.of("for", effect);
    }

    @Override
    public JsonValue json() {
      return Obj.builder().put("for", effect).build();
    }
  }
}
