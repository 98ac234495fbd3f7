# Is there a README, and do the links of the documentation lead somewhere?
. "$(dirname "$0")/lib.sh"

if [ ! -s README.md ]; then
  fail "no README.md, or an empty one"
fi

links=0

# Takes a line apart at its inline links, [text](target), and looks at every target that is a file of the project.
check_line() {
  # Code is no link: take out what stands between backticks.
  rest=$1 line=
  while :; do
    case $rest in
      *\`*\`*)
        line=$line${rest%%\`*}
        rest=${rest#*\`}
        rest=${rest#*\`}
        ;;
      *) break ;;
    esac
  done
  rest=$line$rest
  while :; do
    case $rest in
      *']('*) rest=${rest#*']('} ;;
      *) return 0 ;;
    esac
    target=${rest%%')'*}
    target=${target%%' "'*} # [text](target "title")
    target=${target#'<'}
    target=${target%'>'}
    case $target in
      '' | '#'* | *:*) continue ;; # a place in the same page, or an address elsewhere
    esac
    target=${target%%'#'*}
    links=$((links + 1))
    case $target in
      /*) found=.$target ;;
      *) found=$folder/$target ;;
    esac
    if [ ! -e "$found" ]; then
      fail "$page:$number: $target does not exist"
    fi
  done
}

for page in *.md docs/*.md docs/*/*.md; do
  [ -f "$page" ] || continue
  case $page in
    */*) folder=${page%/*} ;;
    *) folder=. ;;
  esac
  number=0
  fence= # the backticks or tildes that opened the block of code that the line stands in
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    text=${line#"${line%%[![:space:]]*}"}
    case $text in
      '```'*) run=${text%%[!\`]*} ;;
      '~~~'*) run=${text%%[!~]*} ;;
      *) run= ;;
    esac
    text=${text#"$run"}
    if [ -n "$fence" ]; then
      case $run in
        "$fence"*) [ -n "${text%%[[:space:]]*}" ] || fence= ;;
      esac
      continue
    elif [ -n "$run" ]; then
      case $text in
        *\`*) ;; # code within one line
        *)
          fence=$run
          continue
          ;;
      esac
    fi
    case $line in
      *']('*) check_line "$line" ;;
    esac
  done <"$page"
done

if [ "$failures" -eq 0 ]; then
  ok "README.md is there; $links links to files lead somewhere"
fi

finish
