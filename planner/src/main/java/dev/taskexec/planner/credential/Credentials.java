package dev.taskexec.planner.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what looks like a credential: by the beginnings that issuers give their tokens, by names
/// such as `password=` before something that no person would choose as a word, and in URLs.
///
/// Every character is looked at a bounded number of times. A text that is no credential but looks
/// like one is a false alarm; a credential in a form that is not listed here is not found.
public final class Credentials {
  private static final int AWS_LENGTH = 16;
  private static final int GITHUB_LENGTH = 36;
  private static final int PAT_LENGTH = 22;
  private static final int GITLAB_LENGTH = 20;
  private static final int SLACK_LENGTH = 10;
  private static final int JWT_PART = 8;
  private static final String KEY_BEGIN = "-----BEGIN ";
  private static final String KEY_KIND = "PRIVATE KEY-----";
  private static final String KEY_END = "-----END ";
  private static final int LONGEST_KIND = 40;

  private final String text;
  private final List<Credential> found = new ArrayList<>();
  private boolean noKeyEnds;

  private Credentials(String text) {
    this.text = text;
  }

  /// In the order of the text; none overlaps another.
  public static List<Credential> in(String text) {
    return new Credentials(text).find();
  }

  private List<Credential> find() {
    for (var at = 0; at < text.length(); at++) {
      var here = at(at);
      if (here.isPresent()) {
        found.add(here.get());
        at = Math.max(at, here.get().to() - 1);
      }
    }
    return found;
  }

  private Optional<Credential> at(int at) {
    return switch (text.charAt(at)) {
      case '-' -> key(at);
      case 'A' ->
          token(at, "AKIA", AWS_LENGTH, "an AWS access key id")
              .or(() -> token(at, "ASIA", AWS_LENGTH, "an AWS access key id"));
      case 'g' -> github(at).or(() -> token(at, "glpat-", GITLAB_LENGTH, "a GitLab token"));
      case 'x' -> slack(at);
      case 'e' -> webToken(at);
      case '=' -> Assigned.at(text, at);
      case ':' -> UserInfo.at(text, at).or(() -> Assigned.at(text, at));
      default -> Optional.empty();
    };
  }

  private Optional<Credential> key(int at) {
    if (!text.startsWith(KEY_BEGIN, at)) {
      return Optional.empty();
    }
    var kind = text.indexOf(KEY_KIND, at, Math.min(text.length(), at + LONGEST_KIND));
    if (kind < 0) {
      return Optional.empty();
    }
    var body = kind + KEY_KIND.length();
    // Where one has no end, nor has a later one; that is not sought again and again.
    var end = noKeyEnds ? -1 : text.indexOf(KEY_END, body);
    noKeyEnds = end < 0;
    return Optional.of(new Credential(at, end < 0 ? body : end, "a private key"));
  }

  private Optional<Credential> github(int at) {
    var pat = token(at, "github_pat_", PAT_LENGTH, "a GitHub token");
    if (pat.isPresent() || !text.startsWith("gh", at) || at + 3 >= text.length()) {
      return pat;
    }
    return "pousr".indexOf(text.charAt(at + 2)) >= 0 && text.charAt(at + 3) == '_'
        ? token(at, text.substring(at, at + 4), GITHUB_LENGTH, "a GitHub token")
        : Optional.empty();
  }

  private Optional<Credential> slack(int at) {
    return text.startsWith("xox", at)
            && at + 4 < text.length()
            && "abeoprs".indexOf(text.charAt(at + 3)) >= 0
            && text.charAt(at + 4) == '-'
        ? token(at, text.substring(at, at + 5), SLACK_LENGTH, "a Slack token")
        : Optional.empty();
  }

  /// @param least how many characters there must be behind its beginning
  private Optional<Credential> token(int at, String beginning, int least, String looks) {
    if (!text.startsWith(beginning, at) || isInside(at)) {
      return Optional.empty();
    }
    var rest = at + beginning.length();
    var end = endOfToken(rest);
    return end - rest >= least && !Placeholder.is(text.substring(rest, end))
        ? Optional.of(new Credential(at, end, looks))
        : Optional.empty();
  }

  /// A JSON Web Token (RFC 7519): three parts in base64, of which the first two are objects.
  private Optional<Credential> webToken(int at) {
    if (!text.startsWith("eyJ", at) || isInside(at)) {
      return Optional.empty();
    }
    var first = endOfToken(at);
    if (!text.startsWith(".eyJ", first)) {
      return Optional.empty();
    }
    var second = endOfToken(first + 1);
    if (second == text.length() || text.charAt(second) != '.') {
      return Optional.empty();
    }
    var third = endOfToken(second + 1);
    return first - at >= JWT_PART && third - second > JWT_PART
        ? Optional.of(new Credential(at, third, "a JSON Web Token"))
        : Optional.empty();
  }

  /// Whether a token that began here would be the rest of a longer word, so that each word is
  /// looked at from its beginning only.
  private boolean isInside(int at) {
    return at > 0 && isOfToken(text.charAt(at - 1));
  }

  private int endOfToken(int from) {
    var end = from;
    while (end < text.length() && isOfToken(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfToken(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
