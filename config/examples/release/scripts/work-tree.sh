# Is what stands here the same as what was committed?
. "$(dirname "$0")/lib.sh"

if have_git; then
  for state in MERGE_HEAD:merge CHERRY_PICK_HEAD:cherry-pick REVERT_HEAD:revert rebase-merge:rebase rebase-apply:rebase; do
    if [ -e "$(git rev-parse --git-path "${state%%:*}")" ]; then
      note "a ${state#*:} is not finished"
    fi
  done
  git -c core.quotePath=false status --porcelain >"$tmp/status"
  changed=$(count <"$tmp/status")
  if [ "$changed" -eq 0 ]; then
    ok "nothing uncommitted"
  else
    note "uncommitted files: $changed"
    head -n 20 "$tmp/status"
    if [ "$changed" -gt 20 ]; then
      echo "… and $((changed - 20)) more (git status)"
    fi
  fi
else
  note "uncommitted changes not inspected: $no_git"
  if [ -d .git ]; then
    for state in MERGE_HEAD:merge CHERRY_PICK_HEAD:cherry-pick REVERT_HEAD:revert rebase-merge:rebase rebase-apply:rebase; do
      if [ -e ".git/${state%%:*}" ]; then
        note "a ${state#*:} is not finished"
      fi
    done
  fi
fi

finish
