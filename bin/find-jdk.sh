#!/bin/sh
# Prints the home of a JDK 25 or newer; without one, says so in one line on stderr and exits 1.
#
# The user's word comes first: JAVA_HOME, if it is new enough. Then an exact 25 wins over anything newer, in
# this order: java and javac on the PATH, the variables of CI images, the places where distributions and
# version managers put JDKs. Versions are read from the JDK's `release` file, because starting java to ask it
# costs more than all the rest; only where that file is missing is java asked.
#
# TASK_EXEC_KIT_JDK_PLACES, folders separated by colons, replaces the list of places (for tests and odd machines);
# a JDK is sought in each of them and in their children.
#
# It may be run, or sourced in a subshell: it ends with `exit`.

wanted=25
best=
best_version=

# Sets `version` to the major version of the JDK at $1; fails if that is no JDK.
version_of() {
  version=
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
  line=
  if [ -r "$1/release" ]; then
    while read -r line || [ -n "$line" ]; do
      case $line in
        JAVA_VERSION=*) break ;;
      esac
      line=
    done <"$1/release"
  fi
  if [ -n "$line" ]; then
    version=${line#JAVA_VERSION=}
  else
    # openjdk version "25.0.1" 2025-10-21
    version=$("$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  version=${version#\"}
  version=${version%%[!0-9]*}
  [ -n "$version" ]
}

found() {
  printf '%s\n' "$1"
  exit 0
}

# Ends the search with $1 if it is exactly what is wanted; else remembers it if it would do.
try() {
  version_of "$1" || return 0
  [ "$version" -ge "$wanted" ] || return 0
  [ "$version" -ne "$wanted" ] || found "$1"
  if [ -z "$best" ] || [ "$version" -lt "$best_version" ]; then
    best=$1 best_version=$version
  fi
}

# The JDK behind a program on the PATH: through links, and through the shims of version managers.
try_program() {
  program=$(command -v "$1" 2>/dev/null) || return 0
  real=$(readlink -f "$program" 2>/dev/null) || real=$program
  home=${real%/bin/*}
  if [ "$home" != "$real" ] && [ -r "$home/release" ]; then
    try "$home"
    return 0
  fi
  case $real in
    # On macOS this is a stub which, without any JDK, opens a dialogue.
    /usr/bin/java | /usr/bin/javac) return 0 ;;
    */java) ;;
    *) return 0 ;;
  esac
  home=$("$program" -XshowSettings:properties -version 2>&1 </dev/null | sed -n 's/^ *java\.home = //p')
  [ -z "$home" ] || try "$home"
}

set +f

if [ -n "${JAVA_HOME-}" ] && version_of "${JAVA_HOME%/}" && [ "$version" -ge "$wanted" ]; then
  found "${JAVA_HOME%/}"
fi

try_program java
try_program javac

if [ -n "${TASK_EXEC_KIT_JDK_PLACES+set}" ]; then
  IFS=:
  set -f
  # shellcheck disable=SC2086 # splitting at the colons is what is meant
  set -- $TASK_EXEC_KIT_JDK_PLACES
  set +f
  unset IFS
  for place; do
    [ -n "$place" ] || continue
    for home in "$place" "$place/Contents/Home" "$place"/* "$place"/*/Contents/Home; do
      try "$home"
    done
  done
else
  for home in "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "${JDK_25-}" "${JDK25_HOME-}"; do
    [ -z "$home" ] || try "$home"
  done
  # Blanks in HOME and in the variables are kept: only the stars are expanded.
  for home in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/lib32/jvm/* /usr/java/* \
    /opt/java/* /opt/jdk/* /opt/jvm/* /opt/* /usr/local/* /usr/local/java/* /usr/local/lib/jvm/* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/.jdks/*/Contents/Home \
    "${HOME-}"/.gradle/jdks/* \
    "${ASDF_DATA_DIR:-${HOME-}/.asdf}"/installs/java/* \
    "${MISE_DATA_DIR:-${XDG_DATA_HOME:-${HOME-}/.local/share}/mise}"/installs/java/* \
    "${JABBA_HOME:-${HOME-}/.jabba}"/jdk/* \
    "${JABBA_HOME:-${HOME-}/.jabba}"/jdk/*/Contents/Home \
    "${JENV_ROOT:-${HOME-}/.jenv}"/versions/* \
    /opt/hostedtoolcache/Java_*/*/x64 /opt/hostedtoolcache/Java_*/*/arm64 \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOMEBREW_PREFIX:-/home/linuxbrew/.linuxbrew}"/opt/openjdk*/libexec \
    /run/current-system/sw/lib/openjdk /snap/openjdk/current/jdk; do
    try "$home"
  done
fi

[ -z "$best" ] || found "$best"

echo "task-exec-kit: no JDK $wanted or newer found; install one (https://adoptium.net, or your package manager's" \
  "openjdk-$wanted-jdk) or point JAVA_HOME to it" >&2
exit 1
