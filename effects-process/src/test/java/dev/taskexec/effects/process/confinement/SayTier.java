package dev.taskexec.effects.process.confinement;

/// A program that says what can be enforced where it runs.
final class SayTier {
  private SayTier() {}

  public static void main(String[] words) {
    var capability = new LinuxSandbox().probe();
    System.out.println(capability.tier());
    capability.missing().forEach(System.out::println);
  }
}
