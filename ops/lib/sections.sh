# What ops/test runs: each section is a function test_NAME, for a shell under `set -e`. Needs common.sh, build.sh and
# postgres.sh.
# shellcheck shell=bash disable=SC2154

# Programs the tests need, each with its Debian package.
programs='curl:curl envsubst:gettext-base mvn:maven nginx:nginx openssl:openssl pdftoppm:poppler-utils
  pdftotext:poppler-utils postgres:postgresql ps:procps shellcheck:shellcheck zbarimg:zbar-tools chromium:chromium'

# Prints column 1 (program) or 2 (package) of the programs that are not there.
absent() {
  local pair
  for pair in $programs; do
    if [[ $pair == chromium:* && -n $(find_chromium) ]]; then continue; fi
    if [[ $pair == postgres:* && -n $(find_postgres) ]]; then continue; fi
    have "${pair%%:*}" || printf '%s\n' "$pair" | cut -d: -f"$1"
  done
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if have "$name"; then command -v "$name" && return; fi
  done
}

test_tools() {
  local packages missing java_home sudo=''
  packages=$(absent 2 | sort -u | tr '\n' ' ')
  if [[ -n $packages ]] && have apt-get; then
    if [[ $EUID != 0 ]] && sudo -n true 2>/dev/null; then sudo=sudo; fi
    if [[ $EUID == 0 || -n $sudo ]]; then
      # shellcheck disable=SC2086  # a list of words
      $sudo env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' - $packages
    fi
  fi
  missing=$(absent 1 | tr '\n' ' ')
  if [[ -n $missing ]]; then say "Missing: $missing" "- install with: sudo apt-get install $packages"; fi
  java_home=$(find_java javac)
  if [[ -z $java_home ]]; then missing+=jdk && say "Missing: JDK 21 or newer (https://adoptium.net)"; fi
  if ! have node || ! have npm; then missing+=node && say "Missing: Node 20 or newer with npm (https://nodejs.org)"; fi
  [[ -z $missing ]]
  say "JDK $java_home, Node $(node --version), $(find_chromium), $("$(find_postgres)/postgres" --version)"
}

# run_java_tests GOAL...: of what is built. In two processes, since many tests wait; for that Maven itself looks at the tests,
# and has to run on the JDK that compiled them.
run_java_tests() {
  JAVA_HOME=$(find_java javac) mvn -B -ntp -pl vertx-backend toolchains:select-jdk-toolchain "$@" -DforkCount=2
}

# One build of the jar and of the tests, for all sections.
test_build() { build_tests; }

test_java() {
  build_tests
  rm -rf vertx-backend/target/{coverage,surefire-reports}
  run_java_tests jacoco:prepare-agent@agent surefire:test@default-test jacoco:merge@merge jacoco:report@report
}

# What speaks SQL, once more: on a server of this machine's own PostgreSQL instead of the embedded one.
test_postgres() {
  build_tests
  rm -rf vertx-backend/target/surefire-reports-postgres
  with_postgres
  run_java_tests surefire:test@postgres
}

# Ten minutes of attacks and of the largest work at once, against a process of the least heap; archives made again and again;
# a validator on the longest papers; and what measures the load, held to what it measures.
test_long() {
  build_tests
  build_archive "$(find_java javac)"
  run_java_tests surefire:test@default-test -DexcludedGroups=none -Dgroups=long
  mvn -B -ntp -f ops/load/pom.xml verify
  node_tests long ops/tests/long/*.test.mjs
}

# The contract's types are made once; what npm would run before each script makes them again.
test_angular() {
  build_modules
  npm --prefix angular-frontend run api
  npm --prefix angular-frontend run --ignore-scripts lint
  npm --prefix angular-frontend run --ignore-scripts test
  build_frontend --ignore-scripts
}

# A database for each backend, on one server.
test_browser() {
  build_backend
  build_frontend
  build_archive "$(find_java javac)"
  with_postgres
  CHROMIUM_PATH=$(find_chromium) npm --prefix angular-frontend run e2e
}

test_ops() {
  build_backend
  build_frontend
  build_archive "$(find_java javac)"
  with_postgres
  node_tests ops ops/tests/*.test.mjs
}

# Starts a server of this machine's own PostgreSQL, which is gone with the section.
with_postgres() {
  postgres_folder=$(mktemp -d)
  trap 'stop_postgres; rm -rf "$postgres_folder" "$postgres_folder.log"' EXIT
  start_postgres "$postgres_folder"
  export QUITTANCE_TEST_DATABASE_URL=$postgres_url
  say "On $("$(find_postgres)/postgres" --version)"
}

# node_tests NAME FILE...: and keeps a report by that name.
node_tests() {
  local report=.test-reports/$1.xml
  shift
  mkdir -p .test-reports
  node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit \
    --test-reporter-destination="$report" "$@"
}

test_lint() {
  local dockerfile unit version
  say "Shell scripts"
  shellcheck -x -P SCRIPTDIR ops/start ops/test ops/install ops/bench ops/archive ops/load/run ops/lib/*.sh .ci/run
  say "JavaScript and YAML"
  build_modules
  angular-frontend/node_modules/.bin/prettier --config angular-frontend/.prettierrc --check \
    'ops/**/*.{mjs,yaml}' '.github/**/*.yml'
  say "Dockerfiles"
  for dockerfile in ops/docker/*.Dockerfile; do
    npm exec --yes --loglevel=error --package=dockerfile-utils@0.16.3 -- dockerfile-utils lint "$dockerfile"
  done
  if docker compose version >/dev/null 2>&1; then
    docker compose -f ops/docker/compose.yaml config --quiet
  fi
  version=$(systemd-analyze --version 2>/dev/null | sed -n 's/^systemd \([0-9]*\).*/\1/p')
  if ((${version:-0} < 250)); then say "The unit is not checked: no systemd 250 or newer here." && return; fi
  say "systemd unit"
  unit=$(mktemp -d)/quittance.service
  # On a machine where Quittance is not installed its program is not there.
  sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' ops/systemd/quittance.service >"$unit"
  systemd-analyze verify --man=no "$unit"
  systemd-analyze security --offline=true --no-pager --threshold=20 "$unit" | tail -n 1
  rm -r "$(dirname "$unit")"
}
