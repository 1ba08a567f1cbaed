# shellcheck shell=bash
# Sourced by the other scripts.

# quietly COMMAND...: runs it with its output held back, and shows that, on standard error, only where it fails.
quietly() {
  local log status=0
  log=$(mktemp "${TMPDIR:-/tmp}/extract.XXXXXX")
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}
