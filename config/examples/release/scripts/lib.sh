# Shared by the checks of the release checklist; every check begins by reading it.
#
# A check inspects the current folder, which must be the top folder of the project. It needs a shell and coreutils;
# it uses git where that is installed and can read the checkout. It reports line by line:
#   ok    what was looked at and is right
#   note  what is not ready in this checkout (uncommitted changes, a commit not pushed, no git, …); fails with RELEASE_STRICT=1
#   FAIL  what is wrong in the files
# and ends, with `finish`, in one line and the exit status: 0 passed, 1 failed.

set -eu
LC_ALL=C
GIT_OPTIONAL_LOCKS=0 # several checks look at the same checkout at the same time, and only look
export LC_ALL GIT_OPTIONAL_LOCKS

notes=0
failures=0

ok() {
  printf 'ok    %s\n' "$*"
}

note() {
  notes=$((notes + 1))
  printf 'note  %s\n' "$*"
}

fail() {
  failures=$((failures + 1))
  printf 'FAIL  %s\n' "$*"
}

# Ends the check.
finish() {
  if [ "$failures" -gt 0 ]; then
    printf '=> failed: %s to repair\n' "$failures"
    exit 1
  elif [ "$notes" -gt 0 ] && [ "${RELEASE_STRICT:-0}" = 1 ]; then
    printf '=> failed: RELEASE_STRICT=1 allows no notes, and there are %s\n' "$notes"
    exit 1
  elif [ "$notes" -gt 0 ]; then
    printf '=> passed, with notes: %s\n' "$notes"
  else
    printf '=> passed\n'
  fi
  exit 0
}

tmp=$(mktemp -d "${TMPDIR:-/tmp}/release-check.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Whether git can tell about this checkout. Sets no_git to the reason when it cannot. A source archive that was unpacked
# inside somebody else's checkout has no .git of its own, and is not asked about.
have_git() {
  no_git=
  if [ ! -e .git ]; then
    no_git="this folder is no Git checkout"
  elif ! command -v git >/dev/null 2>&1; then
    no_git="git is not installed"
  elif ! git rev-parse --git-dir >/dev/null 2>"$tmp/git.err"; then
    no_git="git cannot read this checkout"
    if IFS= read -r git_says <"$tmp/git.err"; then
      no_git="$no_git: $git_says"
    fi
  fi
  [ -z "$no_git" ]
}

# Writes the names of the project's files to $tmp/files, one a line: those that git knows or would add, or, without
# git, all that stand below this folder except what builds and runs leave behind.
list_files() {
  if have_git; then
    git -c core.quotePath=false ls-files --cached --others --exclude-standard | sort -u >"$tmp/listed"
  else
    printf 'files: found by walking the folder (%s)\n' "$no_git"
    walk . | sort >"$tmp/listed"
  fi
  # Without links, submodules and what is deleted but not yet committed.
  while IFS= read -r file; do
    if [ -f "$file" ] && [ ! -h "$file" ] && [ -r "$file" ]; then
      printf '%s\n' "$file"
    fi
  done <"$tmp/listed" >"$tmp/files"
  printf 'files: %s\n' "$(count <"$tmp/files")"
}

# The function's body is a subshell: its variables are its own.
walk() (
  for entry in "$1"/* "$1"/.[!.]*; do
    # What runs (beside sot.md) and builds (beside their description) leave behind.
    case ${entry##*/} in
      .git | node_modules) continue ;;
      runs | out) [ ! -f "$1/sot.md" ] || continue ;;
      target) [ ! -f "$1/pom.xml" ] || continue ;;
    esac
    if [ -h "$entry" ]; then
      continue
    elif [ -d "$entry" ]; then
      walk "$entry"
    elif [ -f "$entry" ]; then
      printf '%s\n' "${entry#./}"
    fi
  done
)

# The number of lines, without the blanks that some versions of wc put before it.
count() {
  lines=$(wc -l)
  printf '%s' $((lines))
}

# Calls $1 with the names of the listed files, up to 200 of them at a time: starting a program for each single file takes
# long in a large project, so the checks look at many first, and for the file only where there is something to find.
in_batches() {
  check=$1
  set --
  while IFS= read -r file; do
    set -- "$@" "$file"
    if [ $# -eq 200 ]; then
      "$check" "$@"
      set --
    fi
  done <"$tmp/files"
  if [ $# -gt 0 ]; then
    "$check" "$@"
  fi
}

# Copies the files' lines; other than with cat, a last line without an end does not grow into the next file's first one.
lines_of() {
  cut -b 1- -- "$@"
}

# Those lines of standard input that the file $1 has, too, each once; in $1 no line stands twice.
also_in() {
  sort -u | cat - "$1" | sort | uniq -d
}

# Whether the file lies where tests keep their data.
is_test_file() {
  case /$1 in
    */src/test/* | */test/* | */tests/* | */testdata/* | */fixtures/*) return 0 ;;
  esac
  return 1
}

# Sets pom_own and pom_parent to the versions that a pom.xml gives itself and its parent, or to nothing.
read_pom() {
  pom_own='' pom_parent='' pom_revision='' pom_inside=
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      *'<parent>'*) pom_inside=parent ;;
      *'</parent>'*) pom_inside= ;;
      *'<dependencies>'* | *'<dependencyManagement>'* | *'<build>'* | *'<profiles>'*) pom_inside=other ;;
      *'</dependencies>'* | *'</dependencyManagement>'* | *'</build>'* | *'</profiles>'*) pom_inside= ;;
      *'<revision>'*'</revision>'*)
        pom_revision=${line#*<revision>}
        pom_revision=${pom_revision%%</revision>*}
        ;;
      *'<version>'*'</version>'*)
        value=${line#*<version>}
        value=${value%%</version>*}
        if [ "$pom_inside" = parent ] && [ -z "$pom_parent" ]; then
          pom_parent=$value
        elif [ -z "$pom_inside" ] && [ -z "$pom_own" ]; then
          pom_own=$value
        fi
        ;;
    esac
  done <"$1"
  # shellcheck disable=SC2016 # that is how Maven writes it
  if [ "$pom_own" = '${revision}' ]; then
    pom_own=$pom_revision
  fi
}

# Sets version (say 1.4.0-SNAPSHOT), release (1.4.0) and version_file; fails when the project states none.
project_version() {
  version=
  if [ -f pom.xml ]; then
    version_file=pom.xml
    read_pom pom.xml
    version=${pom_own:-$pom_parent}
  elif [ -f VERSION ]; then
    version_file=VERSION
    IFS= read -r version <VERSION || [ -n "$version" ]
  else
    fail "neither pom.xml nor VERSION in $PWD: which version would be released?"
    finish
  fi
  if [ -z "$version" ]; then
    fail "$version_file states no version"
    finish
  fi
  # shellcheck disable=SC2034 # for the checks
  release=${version%-SNAPSHOT}
}
