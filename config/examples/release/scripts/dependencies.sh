# Does the project build on released versions only? A snapshot may be another one tomorrow.
. "$(dirname "$0")/lib.sh"

project_version
list_files

poms=0
while IFS= read -r file; do
  case $file in
    pom.xml | */pom.xml) ;;
    *) continue ;;
  esac
  if is_test_file "$file"; then
    continue
  fi
  poms=$((poms + 1))
  number=0
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    case $line in
      *"version>$version</"*) ;;
      *'<'*'version>'*'-SNAPSHOT</'*)
        found=${line#*version>}
        fail "$file:$number: ${found%%</*} is no release"
        ;;
    esac
  done <"$file"
done <"$tmp/files"

if [ "$poms" -eq 0 ]; then
  ok "no pom.xml, so no Maven dependencies"
elif [ "$failures" -eq 0 ]; then
  ok "$poms pom.xml: no snapshot of another project"
fi

finish
