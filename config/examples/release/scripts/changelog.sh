# Does the changelog say what this version brings?
. "$(dirname "$0")/lib.sh"

project_version

changelog=
for name in CHANGELOG.md CHANGELOG CHANGES.md NEWS.md; do
  if [ -f "$name" ]; then
    changelog=$name
    break
  fi
done
if [ -z "$changelog" ]; then
  fail "no CHANGELOG.md"
  finish
fi

# Sections are headings of the second level: "## [1.4.0] - 2026-10-01", "## 1.4.0", "## v1.4.0" or "## [Unreleased]".
# Lines below the heading that are no headings themselves are its entries.
section='' released=no entries=0 unreleased=no unreleased_entries=0 dated=no newest=
while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    '## '*)
      set -f
      # shellcheck disable=SC2086 # the heading is to be split at its blanks
      set -- ${line#'## '}
      set +f
      name=${1:-}
      name=${name#'['}
      name=${name%%']'*}
      name=${name#v}
      [ -n "$newest" ] || newest=$name
      section=other
      case $name in
        "$release")
          section=release released=yes
          case $line in
            *[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*) dated=yes ;;
          esac
          ;;
        [Uu]nreleased | UNRELEASED) section=unreleased unreleased=yes ;;
      esac
      ;;
    '#'* | '') ;;
    *[![:space:]]*)
      case $section in
        release) entries=$((entries + 1)) ;;
        unreleased) unreleased_entries=$((unreleased_entries + 1)) ;;
      esac
      ;;
  esac
done <"$changelog"

if [ "$released" = yes ]; then
  if [ "$entries" -eq 0 ]; then
    fail "$changelog: the section of $release is empty"
  else
    ok "$changelog has a section for $release, with $entries lines"
  fi
  if [ "$dated" = no ]; then
    note "$changelog: the heading of $release has no date yet"
  fi
elif [ "$unreleased" = yes ] && [ "$unreleased_entries" -gt 0 ]; then
  ok "$changelog has a section of unreleased changes, with $unreleased_entries lines"
  note "name it $release before the release"
elif [ "$unreleased" = yes ]; then
  note "$changelog: the section of unreleased changes is empty"
else
  fail "$changelog has no section for $release and none for unreleased changes (the newest is: ${newest:-none})"
fi

finish
