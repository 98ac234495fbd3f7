# Does the project state one version, and do all its modules agree?
. "$(dirname "$0")/lib.sh"

project_version
ok "$version_file: version $version"

case $release in
  *[!0-9A-Za-z.+-]*) fail "$release has characters that do not belong into a version" ;;
  [0-9]*.[0-9]*) ;;
  *) fail "$release does not look like a version (major.minor.patch)" ;;
esac
if [ "$version" != "$release" ]; then
  note "$version is a development version; the release will be $release"
fi

# Modules of a Maven project: each states its parent's version, and no other for itself.
if [ "$version_file" = pom.xml ]; then
  modules=0
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      *'<module>'*'</module>'*) ;;
      *) continue ;;
    esac
    module=${line#*<module>}
    module=${module%%</module>*}
    modules=$((modules + 1))
    if [ ! -f "$module/pom.xml" ]; then
      fail "pom.xml lists the module $module, but $module/pom.xml is missing"
      continue
    fi
    read_pom "$module/pom.xml"
    # shellcheck disable=SC2016 # that is how Maven writes it
    case ${pom_own:-$pom_parent} in
      "$version" | '${revision}' | '${project.parent.version}') ;;
      '') fail "$module/pom.xml states no version" ;;
      *) fail "$module/pom.xml: version ${pom_own:-$pom_parent} instead of $version" ;;
    esac
  done <pom.xml
  if [ "$failures" -eq 0 ] && [ "$modules" -gt 0 ]; then
    ok "$modules modules agree"
  fi
fi

finish
