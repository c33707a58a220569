# Builds the jar and the SPA, each only when something it is made from has changed. Needs common.sh.
# shellcheck shell=bash

BACKEND_INPUTS=(pom.xml vertx-backend/pom.xml vertx-backend/src/main)
BACKEND_STAMP="$REPO/vertx-backend/target/.made-from"
FRONTEND="$REPO/angular-frontend"
FRONTEND_INPUTS=(angular-frontend/{package-lock.json,angular.json,tsconfig.json,tsconfig.app.json,public,src}
  vertx-backend/src/main/resources/openapi.yaml)
FRONTEND_STAMP="$FRONTEND/dist/.made-from"
MODULES_STAMP="$FRONTEND/node_modules/.made-from"

# made STAMP OUTPUT INPUT... -- COMMAND...: runs the command if OUTPUT is stale, and stamps it.
made() {
  local stamp=$1 output=$2 inputs=() digest
  shift 2
  while [[ $1 != -- ]]; do
    inputs+=("$1")
    shift
  done
  shift
  is_stale "$stamp" "$output" "${inputs[@]}" || return 0
  digest=$(fingerprint "${inputs[@]}")
  "$@" || return
  printf '%s\n' "$digest" >"$stamp"
}

package_backend() { mvn -B -ntp -q -Dstyle.color=never -f "$REPO/pom.xml" -Dmaven.test.skip=true package; }
install_modules() { npm --prefix "$FRONTEND" ci --loglevel=error --no-progress; }
package_frontend() { npm --prefix "$FRONTEND" run --silent build; }

build_backend() { made "$BACKEND_STAMP" "$JAR" "${BACKEND_INPUTS[@]}" -- package_backend; }
build_modules() { made "$MODULES_STAMP" "$FRONTEND/node_modules" angular-frontend/package-lock.json -- install_modules; }
build_frontend() {
  build_modules &&
    made "$FRONTEND_STAMP" "$SPA/index.html" "${FRONTEND_INPUTS[@]}" -- package_frontend
}
