package dev.taskexec.abi.permit;

/// The bits of an address.
///
/// @param high the first 64 bits of an IPv6 address; 0 of an IPv4 address
/// @param low the last 64 bits; of an IPv4 address 0 to 4,294,967,295
public record AddressBits(boolean isIpv6, long high, long low) {

  public AddressBits {
    if (!isIpv6 && (high != 0 || low < 0 || low > 0xFFFF_FFFFL)) {
      throw new IllegalArgumentException("not an IPv4 address: %x %x".formatted(high, low));
    }
  }

  /// How many bits there are: 32 or 128.
  public int size() {
    return isIpv6 ? 128 : 32;
  }

  /// The address with all but the first bits set to 0.
  AddressBits cut(int prefix) {
    if (!isIpv6) {
      return new AddressBits(false, 0, low & mask(32 + prefix) & 0xFFFF_FFFFL);
    }
    return new AddressBits(true, high & mask(Math.min(prefix, 64)), low & mask(prefix - 64));
  }

  private static long mask(int ones) {
    return ones <= 0 ? 0 : -1L << (64 - ones);
  }

  /// The canonical text: a dotted quad, or RFC 5952 without brackets.
  @Override
  public String toString() {
    return isIpv6 ? Ipv6.text(this) : Ipv4.text(low);
  }
}
