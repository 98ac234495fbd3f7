# Do others have this commit, so that a release of it can be traced?
. "$(dirname "$0")/lib.sh"

if ! have_git; then
  note "remote branches not inspected: $no_git"
elif ! head=$(git rev-parse -q --verify 'HEAD^{commit}'); then
  note "no commit yet"
elif [ -z "$(git remote)" ]; then
  note "this checkout has no remote"
else
  ok "commit $head"
  git branch --remotes --contains HEAD >"$tmp/branches"
  if [ -s "$tmp/branches" ]; then
    IFS= read -r branch <"$tmp/branches"
    ok "pushed: it is in ${branch##* }, as far as this checkout knows"
  else
    note "not pushed: it is in no remote branch that this checkout knows (git push, git fetch)"
  fi
fi

finish
