package dev.taskexec.acceptance.architecture.violation;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;

/// The ways to call what is not Java, or to reach its memory, one a class.
@SuppressWarnings("restricted")
public final class ForeignCallers {
  static class Downcall {
    Object way(MemorySegment address) {
      return Linker.nativeLinker()
          .downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT));
    }
  }

  static class Lookup {
    Object way() {
      return SymbolLookup.libraryLookup("libc.so.6", Arena.global());
    }
  }

  static class Memory {
    Object way() {
      return MemorySegment.ofAddress(4096).reinterpret(1);
    }
  }

  static class Library {
    void way() {
      Runtime.getRuntime().loadLibrary("any");
    }
  }

  static class HarmlessHandle {
    Object way() throws ReflectiveOperationException {
      return MethodHandles.lookup()
          .findVirtual(String.class, "length", MethodType.methodType(int.class));
    }
  }

  static class HarmlessBuffer {
    Object way() {
      return ByteBuffer.allocateDirect(8);
    }
  }

  private ForeignCallers() {}
}
