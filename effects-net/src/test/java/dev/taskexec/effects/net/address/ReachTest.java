package dev.taskexec.effects.net.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,                 LOOPBACK",
    "127.255.255.254,           LOOPBACK",
    "::1,                       LOOPBACK",
    "0.0.0.0,                   UNSPECIFIED",
    "0.1.2.3,                   UNSPECIFIED",
    "::,                        UNSPECIFIED",
    "169.254.169.254,           LINK_LOCAL",
    "fe80::1,                   LINK_LOCAL",
    "febf::1,                   LINK_LOCAL",
    "10.255.0.1,                PRIVATE",
    "172.16.0.1,                PRIVATE",
    "172.31.255.255,            PRIVATE",
    "192.168.1.1,               PRIVATE",
    "100.64.0.1,                PRIVATE",
    "100.127.255.255,           PRIVATE",
    "fc00::1,                   PRIVATE",
    "fd00:ec2::254,             PRIVATE",
    "fec0::1,                   PRIVATE",
    "64:ff9b:1::1,              PRIVATE",
    "224.0.0.1,                 MULTICAST",
    "239.255.255.255,           MULTICAST",
    "ff02::1,                   MULTICAST",
    "255.255.255.255,           RESERVED",
    "240.0.0.1,                 RESERVED",
    "192.0.0.8,                 RESERVED",
    "198.18.0.1,                RESERVED",
    "2001:0:1::1,               RESERVED",
    "100::1,                    RESERVED",
    "::ffff:127.0.0.1,          LOOPBACK",
    "::7f00:1,                  LOOPBACK",
    "64:ff9b::7f00:1,           LOOPBACK",
    "64:ff9b::a9fe:a9fe,        LINK_LOCAL",
    "64:ff9b::808:808,          PUBLIC",
    "2002:7f00:1::1,            LOOPBACK",
    "2002:c0a8:101::,           PRIVATE",
    "2002:808:808::1,           PUBLIC",
    "8.8.8.8,                   PUBLIC",
    "11.0.0.1,                  PUBLIC",
    "126.255.255.255,           PUBLIC",
    "128.0.0.1,                 PUBLIC",
    "172.15.255.255,            PUBLIC",
    "172.32.0.1,                PUBLIC",
    "100.63.255.255,            PUBLIC",
    "100.128.0.0,               PUBLIC",
    "169.253.255.255,           PUBLIC",
    "223.255.255.255,           PUBLIC",
    "192.0.2.7,                 PUBLIC",
    "203.0.113.9,               PUBLIC",
    "2606:4700::1,              PUBLIC",
    "2001:db8::1,               PUBLIC",
    "2001:4860:4860::8888,      PUBLIC",
  })
  void knows_where_an_address_leads(String written, Reach reach) throws Exception {
    var address = Address.of(InetAddress.getByName(written));

    assertThat(address.reach()).isEqualTo(reach);
    assertThat(Address.of(address.toInetAddress())).isEqualTo(address);
  }
}
