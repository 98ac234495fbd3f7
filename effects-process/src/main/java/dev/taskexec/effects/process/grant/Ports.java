package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.Host;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The TCP ports that the `net:` rules open for programs. The system knows ports and not hosts, so
/// a rule for one host opens its port to all of them.
///
/// @param open to every host; empty for every port
/// @param notes where that is more than the rules say
public record Ports(Optional<Set<Integer>> open, List<String> notes) {
  /// So that names can be looked up where anything may be reached.
  private static final int DNS = 53;

  public Ports {
    open = open.map(Set::copyOf);
    notes = List.copyOf(notes);
  }

  /// Whether any connection may be made.
  public boolean any() {
    return open.isEmpty() || !open.get().isEmpty();
  }

  /// @throws UngrantableException where the rules cannot be kept by ports
  static Ports of(Permits permits, Strictness strictness) throws UngrantableException {
    return new Reading(permits, strictness).ports();
  }

  private static final class Reading {
    private final List<PermitRule> allows;
    private final List<PermitRule> denials;
    private final Strictness strictness;
    private final List<String> notes = new ArrayList<>();

    Reading(Permits permits, Strictness strictness) {
      var net = permits.rules().stream().filter(rule -> rule.action() == Action.NET).toList();
      this.denials = net.stream().filter(PermitRule::denies).toList();
      this.allows = net.stream().filter(rule -> !rule.denies() && !isVoid(rule)).toList();
      this.strictness = strictness;
    }

    private boolean isVoid(PermitRule rule) {
      return denials.stream().anyMatch(denial -> denial.covers(rule));
    }

    Ports ports() throws UngrantableException {
      var open = new TreeSet<Integer>();
      var every = false;
      for (var rule : allows) {
        var to = to(rule);
        var port = to.port();
        checkHost(rule, to);
        for (var denial : denials) {
          checkDenial(rule, denial);
        }
        if (port.isEmpty()) {
          every = true;
        } else {
          open.add(port.getAsInt());
        }
      }
      if (every) {
        return new Ports(Optional.empty(), notes);
      }
      if (!open.isEmpty() && denials.stream().noneMatch(Reading::deniesDns)) {
        open.add(DNS);
      }
      return new Ports(Optional.of(open), notes);
    }

    private void checkHost(PermitRule rule, Destination to) throws UngrantableException {
      if (to.host() instanceof Host.Any) {
        return;
      }
      if (strictness == Strictness.REQUIRED) {
        throw new UngrantableException(
            "`%s` names a host, and programs can only be kept to ports".formatted(rule),
            "write `%s` if every host of that port may be reached; or fetch it with the effect"
                    .formatted(anyHost(rule, to))
                + " http.request; or run without --require-sandbox");
      }
      notes.add(
          "%s: programs reach %s of every host"
              .formatted(
                  rule, to.port().isPresent() ? "port " + to.port().getAsInt() : "every port"));
    }

    private static PermitRule anyHost(PermitRule rule, Destination to) {
      return new PermitRule(rule.denies(), Action.NET, new Destination(new Host.Any(), to.port()));
    }

    /// A denial that takes a whole port away is kept by not opening it; any other is not.
    private void checkDenial(PermitRule rule, PermitRule denial) throws UngrantableException {
      var from = to(denial);
      var both = anyHost(rule, to(rule));
      if (!both.overlaps(anyHost(denial, from))) {
        return;
      }
      var what = "`%s` cannot be kept for programs beside `%s`".formatted(denial, rule);
      if (strictness == Strictness.WAIVED) {
        notes.add(what);
        return;
      }
      throw new UngrantableException(
          what + ": they are kept to ports, not to hosts",
          from.host() instanceof Host.Any
              ? "permit the ports that are needed one by one instead of `%s`".formatted(rule)
              : "take one of the two rules away, or fetch it with the effect http.request");
    }

    private static boolean deniesDns(PermitRule denial) {
      var from = to(denial);
      return from.host() instanceof Host.Any
          && (from.port().isEmpty() || from.port().getAsInt() == DNS);
    }

    private static Destination to(PermitRule rule) {
      if (rule.resource() instanceof Destination to) {
        return to;
      }
      throw new IllegalStateException("not a destination: " + rule);
    }
  }
}
