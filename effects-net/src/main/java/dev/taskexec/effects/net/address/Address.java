package dev.taskexec.effects.net.address;

import dev.taskexec.abi.permit.AddressBits;
import dev.taskexec.abi.permit.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// One address, and what it really leads to.
public record Address(AddressBits bits) {
  private static final int IPV4_BYTES = 4;
  private static final long IPV4 = 0xFFFF_FFFFL;
  private static final long TRANSLATED = 0x0064_FF9B_0000_0000L;
  private static final int SIX_TO_FOUR = 0x2002;

  public static Address of(InetAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress());
    return new Address(
        bytes.remaining() == IPV4_BYTES
            ? new AddressBits(false, 0, bytes.getInt() & IPV4)
            : new AddressBits(true, bytes.getLong(), bytes.getLong()));
  }

  /// The address as a host of permits.
  public Network host() {
    return new Network(bits, bits.size());
  }

  /// The IPv4 address to which an IPv6 address is translated on its way: `64:ff9b::/96` (RFC 6052),
  /// 6to4 (RFC 3056), and those that only write one differently (RFC 4291, section 2.5.5).
  public Optional<Address> inner() {
    if (!bits.isIpv6()) {
      return Optional.empty();
    }
    var high = bits.high();
    var low = bits.low();
    var middle = low >>> 32;
    var translated = high == TRANSLATED && middle == 0;
    var mapped = high == 0 && middle == 0xFFFF;
    var compatible = high == 0 && middle == 0 && low > 1;
    if (translated || mapped || compatible) {
      return ipv4(low);
    }
    return high >>> 48 == SIX_TO_FOUR ? ipv4(high >>> 16) : Optional.empty();
  }

  private static Optional<Address> ipv4(long bits) {
    return Optional.of(new Address(new AddressBits(false, 0, bits & IPV4)));
  }

  public Reach reach() {
    return inner().map(Address::reach).orElseGet(() -> Reach.of(bits));
  }

  InetAddress toInetAddress() {
    var bytes =
        bits.isIpv6()
            ? ByteBuffer.allocate(2 * Long.BYTES).putLong(bits.high()).putLong(bits.low())
            : ByteBuffer.allocate(Integer.BYTES).putInt((int) bits.low());
    try {
      return InetAddress.getByAddress(bytes.array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
