# Did the files arrive as they were sent?
. "$(dirname "$0")/lib.sh"

cd data
sha256sum -c SHA256SUMS
