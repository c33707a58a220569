# Shared by the scripts in ops/; sourced, never run. Runs with the bash 3.2 of macOS too.
# shellcheck shell=bash disable=SC2034

REPO="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
JAR="$REPO/vertx-backend/target/quittance.jar"
# Made beside the jar for quick starts; a start does without when it is not there or does not fit.
ARCHIVE="$REPO/vertx-backend/target/quittance.jsa"
# What follows `java` to run the backend. The heap's size is the caller's business.
BACKEND=("@$REPO/ops/jvm.options" "@$REPO/ops/jvm-tuned.options" "-XX:SharedArchiveFile=$ARCHIVE" -jar "$JAR")
# What comes before `java`, on Linux. A thread that wakes up then waits some milliseconds for its turn and interrupts no other,
# so rendering keeps its caches: a fourteenth more documents on two processors, and a start is a tenth shorter.
BATCH=(env)
if chrt --batch 0 true 2>/dev/null; then BATCH=(chrt --batch 0); fi
SPA="$REPO/angular-frontend/dist/quittance/browser"

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Prints the major version of the Java in a folder, by its `release` file; nothing if there is none.
java_major() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true
}

# Prints the folders of every Java 21 or newer that has bin/$1, a line each: JAVA_HOME if it will do, then those in the usual
# places.
all_java() {
  local program=$1 home major
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    {,"$HOME"}/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [[ -n $home && -x $home/bin/$program ]] || continue
    major=$(java_major "$home")
    if ((${major:-0} > 20)); then printf '%s\n' "$home"; fi
  done
}

# Prints the folder of the Java to use, which has bin/$1 (java or javac): the one of JAVA_HOME, else the newest.
find_java() {
  local home best='' best_major=0
  while read -r home; do
    if (($(java_major "$home") <= best_major)); then continue; fi
    best=$home best_major=$(java_major "$home")
    [[ $home != "${JAVA_HOME:-}" ]] || break
  done < <(all_java "$1")
  printf '%s' "$best"
}

# Prints one digest for the names and contents of all files under the given paths of the repository, but
# for contract.ts: the SPA's build makes it from the contract, which is an input itself.
fingerprint() {
  (cd "$REPO" && find "$@" -type f ! -name contract.ts -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum)
}

# is_stale STAMP OUTPUT INPUT...: was OUTPUT made from something other than these inputs?
# The stamp is written after a build; an output newer than it was built by somebody else.
is_stale() {
  local stamp=$1 output=$2
  shift 2
  [[ ! -e $output || $output -nt $stamp || "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint "$@")" ]]
}
