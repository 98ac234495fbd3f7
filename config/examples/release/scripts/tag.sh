# Is the version's tag free, or already on this very commit?
. "$(dirname "$0")/lib.sh"

project_version

if have_git; then
  if ! head=$(git rev-parse -q --verify 'HEAD^{commit}'); then
    note "no commit yet, so nothing to tag"
    finish
  fi
  ok "commit $head"

  tag=
  for name in "v$release" "$release"; do
    if git rev-parse -q --verify "refs/tags/$name" >/dev/null; then
      tag=$name
      break
    fi
  done
  if [ -n "$tag" ]; then
    tagged=$(git rev-parse -q --verify "refs/tags/$tag^{commit}" || echo unknown)
    if [ "$tagged" = "$head" ]; then
      ok "tag $tag is on this commit"
    else
      note "tag $tag is on another commit ($tagged): raise the version before releasing this one"
    fi
  elif [ "$(git rev-parse --is-shallow-repository 2>/dev/null || echo false)" = true ]; then
    note "no tag v$release here; this is a shallow clone, which need not have all tags (git fetch --tags)"
  else
    ok "tag v$release is free"
  fi
elif [ -f ".git/refs/tags/v$release" ]; then
  # Enough to see that the tag is there, not which commit it is on.
  note "$no_git; .git has a tag v$release, on a commit that only git can tell"
elif [ -d .git ]; then
  found=no
  if [ -f .git/packed-refs ]; then
    while IFS= read -r line; do
      case $line in
        *" refs/tags/v$release") found=yes ;;
      esac
    done <.git/packed-refs
  fi
  if [ "$found" = yes ]; then
    note "$no_git; .git has a tag v$release, on a commit that only git can tell"
  else
    note "$no_git; .git has no tag v$release"
  fi
else
  note "tags not inspected: $no_git"
fi

finish
