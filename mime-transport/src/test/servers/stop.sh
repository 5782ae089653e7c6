#!/usr/bin/env bash
# stop.sh DIR: ends what start.sh began there.
set -euo pipefail
(($# == 1)) || { echo "usage: stop.sh DIR" >&2; exit 2; }
[[ -r $1/run ]] || exit 0
run=$(cat "$1/run")
for pidfile in "$run/dovecot/master.pid" "$run/queue/pid/master.pid"; do
    [[ -s $pidfile ]] && kill -TERM "$(tr -cd '0-9' <"$pidfile")" 2>/dev/null || true
done
for ((i = 0; i < 100; i++)); do
    [[ -e $run/dovecot/master.pid ]] || break
    sleep 0.05
done
[[ $run == */pk-mail.* ]] && rm -rf "$run"
rm -f "$1/run"
