# Is there a private key or a file that usually holds credentials?
. "$(dirname "$0")/lib.sh"

list_files

# First lines of private keys, without their blanks.
for kind in '' RSA EC DSA OPENSSH ENCRYPTED; do
  printf -- '-----BEGIN%sPRIVATEKEY-----\n' "$kind"
done >"$tmp/keys"

has_key() {
  [ -n "$(lines_of "$@" | tr -d ' \t\r' | also_in "$tmp/keys")" ]
}

report() {
  if is_test_file "$1"; then
    note "$1: $2 (test data?)"
  else
    fail "$1: $2"
  fi
}

look() {
  if has_key "$@"; then
    for file in "$@"; do
      if has_key "$file"; then
        report "$file" "a private key"
      fi
    done
  fi
  for file in "$@"; do
    case ${file##*/} in
      .env | .netrc | .pgpass | id_rsa | id_ecdsa | id_ed25519 | *.p12 | *.pfx | *.jks | *.keystore)
        report "$file" "a file of this name usually holds credentials"
        ;;
    esac
  done
}

in_batches look

if [ "$failures" -eq 0 ]; then
  ok "no private keys outside test data"
fi

finish
