# Builds the jar and the SPA, each only when something it is made from has changed. Needs common.sh.
# shellcheck shell=bash

BACKEND_INPUTS=(pom.xml vertx-backend/pom.xml vertx-backend/src/build vertx-backend/src/main)
BACKEND_STAMP="$REPO/vertx-backend/target/.made-from"
TESTS_STAMP="$REPO/vertx-backend/target/.tests-made-from"
FRONTEND="$REPO/angular-frontend"
FRONTEND_INPUTS=(angular-frontend/{package-lock.json,angular.json,tsconfig.json,tsconfig.app.json,public,src}
  vertx-backend/src/main/resources/openapi.yaml)
FRONTEND_STAMP="$FRONTEND/dist/.made-from"
MODULES_STAMP="$FRONTEND/node_modules/.made-from"

backend_is_stale() { is_stale "$BACKEND_STAMP" "$JAR" "${BACKEND_INPUTS[@]}"; }
modules_are_stale() { is_stale "$MODULES_STAMP" "$FRONTEND/node_modules/.package-lock.json" angular-frontend/package-lock.json; }
frontend_is_stale() { modules_are_stale || is_stale "$FRONTEND_STAMP" "$SPA/index.html" "${FRONTEND_INPUTS[@]}"; }

build_backend() {
  backend_is_stale || return 0
  local digest
  digest=$(fingerprint "${BACKEND_INPUTS[@]}")
  mvn -B -ntp -q -f "$REPO/pom.xml" -Dmaven.test.skip=true -Danalysis=false package || return
  printf '%s\n' "$digest" >"$BACKEND_STAMP"
}

# build_tests: the jar, and what tests it, checked but not run.
build_tests() {
  local digest inputs=("${BACKEND_INPUTS[@]}" vertx-backend/src/test)
  if ! is_stale "$TESTS_STAMP" "$JAR" "${inputs[@]}"; then return; fi
  digest=$(fingerprint "${inputs[@]}")
  mvn -B -ntp -f "$REPO/pom.xml" -DskipTests verify || return
  fingerprint "${BACKEND_INPUTS[@]}" >"$BACKEND_STAMP"
  printf '%s\n' "$digest" >"$TESTS_STAMP"
}

# build_archive JAVA_HOME: for quick starts of that Java, unless the one that is there fits.
build_archive() { "$REPO/ops/archive" "$1/bin/java" "$JAR" "$ARCHIVE"; }
archive_is_stale() { ! "$REPO/ops/archive" --check "$1/bin/java" "$JAR" "$ARCHIVE"; }

build_modules() {
  modules_are_stale || return 0
  npm --prefix "$FRONTEND" ci --loglevel=error --no-progress --prefer-offline --no-audit --no-fund || return
  fingerprint angular-frontend/package-lock.json >"$MODULES_STAMP"
}

# build_frontend [OPTION...]: of npm.
build_frontend() {
  frontend_is_stale || return 0
  build_modules || return
  local digest
  digest=$(fingerprint "${FRONTEND_INPUTS[@]}")
  npm --prefix "$FRONTEND" run --silent "$@" build || return
  printf '%s\n' "$digest" >"$FRONTEND_STAMP"
}
