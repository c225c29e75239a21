#!/bin/sh
# Run a command again and again, so much time after its end; each end is one line with its exit code.
#
#   every 60m pullback crawl        an interval is a whole number with s, m or h, at most 24h
#
# A stop (SIGTERM or SIGINT) reaches the command as SIGINT, the signal it ends on in order; then this ends with 0.
# What may come right soon (69: server gone, 75: another process writes, 4: nothing there yet) is tried again after
# EVERY_RETRY (default 1m) where that is sooner. After a run that did its work (exit 0, or 8: one source is not
# healthy) the file EVERY_STAMP (default /tmp/every.stamp) is renewed: a health check asks how old it is.
set -u

usage() {
  echo "every: $1; wanted: every INTERVAL COMMAND [ARGUMENT...], such as: every 60m pullback crawl" >&2
  exit 2
}

seconds() { # of an interval such as 90s, 15m or 6h
  number=${1%[smh]}
  case $number in '' | *[!0-9]* | 0* | ??????*) return 1 ;; esac
  case $1 in *s) unit=1 ;; *m) unit=60 ;; *h) unit=3600 ;; *) return 1 ;; esac
  [ $((number * unit)) -le 86400 ] || return 1
  echo $((number * unit))
}

say() { echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) every: $*"; }

meaning() {
  case $1 in
    0) echo "done" ;;
    8) echo "done, but a source is not healthy" ;;
    69) echo "the server does not answer" ;;
    75) echo "another process holds the store" ;;
    130) echo "interrupted" ;;
    *) echo "failed" ;;
  esac
}

[ $# -ge 2 ] || usage "got $# arguments"
interval=$(seconds "$1") || usage "$1 is no interval"
retry=$(seconds "${EVERY_RETRY:-1m}") || usage "EVERY_RETRY=$EVERY_RETRY is no interval"
[ "$retry" -le "$interval" ] || retry=$interval
stamp=${EVERY_STAMP:-/tmp/every.stamp}
shift

stopping='' child='' told=''
trap stop INT TERM
stop() {
  stopping=yes
  [ -z "$child" ] || interrupt
}

# A shell starts what runs beside it as a copy of itself, with Ctrl-C ignored; env gives that back and becomes the
# command. Until it has, a signal would be lost: the copy still has our name, env still ignores.
start() { env --default-signal=INT "$@" & child=$!; }
words() { 2>/dev/null tr '\0' ' ' <"/proc/$1/cmdline"; }
deaf() {
  [ -e "/proc/$child/status" ] || return 1
  [ "$(words "$child")" = "$(words $$)" ] || grep -qs '^SigIgn:.*[2367abef]$' "/proc/$child/status"
}
interrupt() { # once a child: most commands take a second Ctrl-C for an order to drop everything
  [ "$told" != "$child" ] || return 0
  told=$child
  tries=0
  while [ $tries -lt 50 ] && deaf; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -INT "$child" 2>/dev/null
}

finish() { # wait for the child to its real end, which a signal to us does not hide
  wait "$child"
  code=$?
  while [ -n "$stopping" ] && kill -0 "$child" 2>/dev/null; do
    wait "$child"
    code=$?
  done
  child=''
}

while [ -z "$stopping" ]; do
  began=$(date +%s)
  start "$@"
  [ -z "$stopping" ] || interrupt # told to stop before the child had a number
  finish
  pause=$interval
  case $code in
    0 | 8) : >"$stamp" ;;
    4 | 69 | 75) pause=$retry ;;
  esac
  say "$*: exit $code ($(meaning "$code")) after $(($(date +%s) - began)) s"
  [ -z "$stopping" ] || break
  start sleep "$pause"
  [ -z "$stopping" ] || interrupt
  finish
done
say "stopped"
