package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.attribute.NeedText;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the tasks and queues that needs name.
final class NeedNames {
  private static final String QUEUE = "Queue ";

  /// A queue's name with more commas must stand in backticks.
  private static final int MOST_COMMAS = 20;

  private static final int MOST_CANDIDATES = 5;

  private final Document document;
  private final TaskIds ids;
  private final Findings findings;
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, List<String>> byLetter = new HashMap<>();
  private int commas;

  NeedNames(Document document, TaskIds ids, Findings findings) {
    this.document = document;
    this.ids = ids;
    this.findings = findings;
    for (var queue : document.queues()) {
      var name = queue.name();
      if (byName.putIfAbsent(plain(name), name) == null) {
        var letter = name.substring(QUEUE.length(), QUEUE.length() + 1);
        byLetter.computeIfAbsent(letter, _ -> new ArrayList<>()).add(name);
      }
      var count = (int) name.chars().filter(c -> c == ',').count();
      commas = Math.max(commas, Math.min(count, MOST_COMMAS));
    }
  }

  /// A need and where it is named.
  record Placed(Need need, Stretch stretch) {}

  /// What the texts name. A name that nothing has is kept as it is; a letter of several queues is
  /// left out, which is a finding.
  List<Need> of(List<NeedText> texts) {
    return texts.isEmpty() ? List.of() : placed(texts).stream().map(Placed::need).toList();
  }

  /// The same with places.
  List<Placed> placed(List<NeedText> texts) {
    var needs = new LinkedHashMap<Need, Placed>();
    for (var i = 0; i < texts.size(); ) {
      var length = known(texts.get(i)).isPresent() ? 1 : joined(texts, i);
      var text = texts.get(i);
      for (var j = 1; j < length; j++) {
        text = text.with(texts.get(i + j));
      }
      var stretch = Stretch.of(text.name());
      need(text).ifPresent(need -> needs.putIfAbsent(need, new Placed(need, stretch)));
      i += length;
    }
    return List.copyOf(needs.values());
  }

  private Optional<Need> need(NeedText text) {
    var known = known(text);
    return known.isPresent() ? known : byLetter(text);
  }

  /// How many texts from here on make up the name of a queue that has commas in it.
  private int joined(List<NeedText> texts, int from) {
    var need = texts.get(from);
    for (var i = 1; i <= commas && from + i < texts.size(); i++) {
      var next = texts.get(from + i);
      if (!need.canGoOnWith(next)) {
        return 1;
      }
      need = need.with(next);
      if (byName.containsKey(plain(need.name().text()))) {
        return i + 1;
      }
    }
    return 1;
  }

  private Optional<Need> known(NeedText text) {
    var name = text.name().text();
    if (TaskId.isId(name) && document.entry(name).filter(Entry::isListed).isPresent()) {
      return Optional.of(new Need.OfTask(new TaskId(name), text.anyOutcome()));
    }
    return Optional.ofNullable(byName.get(plain(name)))
        .map(queue -> new Need.OfQueue(queue, text.anyOutcome()));
  }

  private Optional<Need> byLetter(NeedText text) {
    var name = plain(text.name().text());
    var letter = name.startsWith(QUEUE) ? name.substring(QUEUE.length()) : name;
    var queues = byLetter.getOrDefault(letter, List.of());
    if (queues.size() > 1) {
      findings.add(
          Code.SOT051,
          text.name(),
          "`%s` could be any of %d queues: %s"
              .formatted(Excerpt.of(name), queues.size(), shown(queues)),
          "write the full name of one of them");
      return Optional.empty();
    }
    if (queues.size() == 1) {
      return Optional.of(new Need.OfQueue(queues.getFirst(), text.anyOutcome()));
    }
    return Optional.of(
        isTask(name)
            ? new Need.OfTask(new TaskId(name), text.anyOutcome())
            : new Need.OfQueue(name, text.anyOutcome()));
  }

  /// Whether a name that nothing has was probably meant as a task's.
  private boolean isTask(String name) {
    return ids.isId(name)
        || (name.length() > 1 && TaskId.isId(name) && name.chars().anyMatch(Character::isDigit));
  }

  private static String shown(List<String> queues) {
    var names = new ArrayList<String>();
    for (var name : queues.subList(0, Math.min(queues.size(), MOST_CANDIDATES))) {
      names.add("`" + Excerpt.of(name) + "`");
    }
    return String.join(", ", names) + (queues.size() > MOST_CANDIDATES ? ", …" : "");
  }

  /// With single blanks, also around commas.
  private static String plain(String name) {
    var text = new StringBuilder(name.length());
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      var last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
      if (Character.isWhitespace(c)) {
        if (last != ' ') {
          text.append(' ');
        }
      } else if (c == ',') {
        if (last == ' ' && !text.isEmpty()) {
          text.setLength(text.length() - 1);
        }
        text.append(", ");
      } else {
        text.append(c);
      }
    }
    return text.toString().strip();
  }
}
