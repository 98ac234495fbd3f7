package dev.taskexec.acceptance.architecture.violation;

import java.util.function.LongSupplier;

/// The ways to use what only `Main` may, one a class.
public final class SystemTouchers {
  static class Printer {
    void way() {
      System.out.println();
    }
  }

  static class Exit {
    void way() {
      System.exit(1);
    }
  }

  static class Environment {
    String way() {
      return System.getenv("HOME");
    }
  }

  static class Property {
    String way() {
      return System.getProperty("user.dir");
    }
  }

  static class Clock {
    LongSupplier way = System::nanoTime;
  }

  static class HarmlessCopy {
    String way(int[] from, int[] to) {
      System.arraycopy(from, 0, to, 0, from.length);
      return System.lineSeparator() + System.identityHashCode(from);
    }
  }

  private SystemTouchers() {}
}
