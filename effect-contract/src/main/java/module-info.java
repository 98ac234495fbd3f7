import org.jspecify.annotations.NullMarked;

/// The tests that every effect must pass, to be extended; for tests only.
@NullMarked
module taskexec.effect.contract {
  requires transitive taskexec.abi;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires com.networknt.schema;
  requires org.assertj.core;
  requires static org.jspecify;

  exports dev.taskexec.effect.contract;

  // JUnit calls the tests by reflection.
  opens dev.taskexec.effect.contract to
      org.junit.platform.commons;
}
