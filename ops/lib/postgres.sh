# A PostgreSQL server of the machine's own programs, for tests. Needs common.sh.
# shellcheck shell=bash disable=SC2034

postgres_pid=''

# Prints the folder of the newest PostgreSQL's programs; Debian keeps them off everybody's path.
find_postgres() {
  local bin best='' version best_version=0
  for bin in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
    [[ -x $bin/initdb && -x $bin/postgres ]] || continue
    version=${bin%/bin} version=${version##*[/@]}
    if ((version > best_version)); then best=$bin best_version=$version; fi
  done
  if [[ -z $best ]] && have initdb && have postgres; then best=$(dirname "$(command -v postgres)"); fi
  printf '%s' "$best"
}

# start_postgres FOLDER: a cluster of our own in FOLDER, which must be empty, on a free loopback port, run by
# somebody who is not root. Sets $postgres_url. It runs until stop_postgres, or until this shell's children are ended.
start_postgres() {
  local folder=$1 bin port password tries
  bin=$(find_postgres)
  as_nobody=()
  if [[ $EUID == 0 ]]; then
    as_nobody=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups --)
    chown nobody "$folder"
  fi
  password=$(openssl rand -hex 16)
  # Through a pipe: a list of processes would show it.
  # shellcheck disable=SC2016  # for the shell within
  printf '%s\n' "$password" | (cd "$folder" && ${as_nobody[@]+"${as_nobody[@]}"} sh -c 'umask 077; cat >password; exec "$0" "$@"' \
    "$bin/initdb" -D "$folder/data" -U quittance -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null)
  for ((tries = 0; tries < 20; tries++)); do
    port=$((30000 + RANDOM % 2000))
    if (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
    (cd "$folder" && exec ${as_nobody[@]+"${as_nobody[@]}"} "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories= -c fsync=off -c max_connections=300) >"$folder.log" 2>&1 &
    postgres_pid=$!
    while kill -0 "$postgres_pid" 2>/dev/null; do
      if grep -q 'ready to accept connections' "$folder.log"; then
        postgres_url=postgresql://quittance:$password@127.0.0.1:$port/postgres
        return
      fi
      sleep 0.1
    done
  done
  fail "PostgreSQL does not start: $(cat "$folder.log")"
}

stop_postgres() {
  [[ -n $postgres_pid ]] || return 0
  kill -INT "$postgres_pid" 2>/dev/null || true
  wait "$postgres_pid" || true
}
