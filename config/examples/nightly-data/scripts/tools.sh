# Are the programs there that the batch is made of? All of them belong to coreutils.
set -eu

missing=
for tool in cat comm cut dirname head join mkdir mktemp mv rm sha256sum sort tail tr uniq wc; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    missing="$missing $tool"
  fi
done
if [ -n "$missing" ]; then
  echo "missing:$missing (install coreutils)"
  exit 1
fi
echo "all tools are there"
