#!/usr/bin/env bash
# By hand, some minutes: a bare clone with an empty npm cache must serve after `npm start` and pass `npm test`.
# usage: tests/bootstrap/fresh-clone.sh [account]   (as root: do it as that account)
set -euo pipefail
cd "$(dirname "$0")/../.."

account=${1:-$(id -un)}
work=$(mktemp -d)
clone="$work/客户 档案 01"
mkdir -p "$clone" "$work/home"
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

# What git would bring, with what is not committed yet.
git ls-files -coz --exclude-standard | xargs -0 tar c | tar x -C "$clone"
[ "$(id -u)" != 0 ] || chown -R "$account:" "$work"

# npm's own variables and the packages of this tree must not help.
# Always call it in ( ): it becomes the program, so that $! is npm itself and not a shell above it.
as_account() {
  local run=()
  [ "$account" = "$(id -un)" ] || run=(runuser -u "$account" --)
  cd "$clone" && exec "${run[@]}" env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$work/home" \
    npm_config_registry="$registry" npm_config_cache="$work/home/cache" PORT=18080 "$@"
}
registry=$(npm config get registry)

# $1: a name for the line. Starts, waits for the answer, tells the seconds, stops.
start_once() {
  local began=$SECONDS
  (as_account npm start >"$work/start.log" 2>&1) &
  local npm=$!
  until curl -fs http://127.0.0.1:18080/api/health >/dev/null; do
    kill -0 $npm 2>/dev/null || { cat "$work/start.log"; echo "$1: ended before it served"; exit 1; }
    sleep 0.2
  done
  echo "$1: serving after $((SECONDS - began)) s"
  kill -TERM $npm
  wait $npm 2>/dev/null || true
  while [ -e "$clone/data/postgres/postmaster.pid" ]; do sleep 0.2; done
}

start_once 'first start'
start_once 'second start'
(as_account npm test)
echo 'npm test passed'
