#!/usr/bin/env bash
# cyrus.sh start DIR PORT: Cyrus IMAP for tests, on 127.0.0.1, all state below DIR. cyrus.sh stop DIR: ends it.
# Needs root, cyrus-common and sasl2-bin, and the programs of cyrus-imapd, whose package conflicts with Dovecot's: unpacked below
# $PAPERKNIFE_CYRUS, as .ci/run does it, or installed. Prints why not and exits with 77 where something is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
PATH=$PATH:/usr/sbin:/sbin

missing() { echo "not here: $1" >&2; exit 77; }

start() { # DIR PORT
    ((EUID == 0)) || missing "root"
    local system=/usr/lib/cyrus/bin own=${PAPERKNIFE_CYRUS:-/var/cache/paperknife/cyrus}/usr/lib/cyrus/bin
    for tool in cyrmaster saslpasswd2; do command -v "$tool" >/dev/null || missing "$tool"; done
    [[ -x $own/imapd ]] || own=$system
    for program in imapd idled; do [[ -x $own/$program ]] || missing "cyrus-imapd"; done

    mkdir -p "$1"
    dir=$(cd "$1" && pwd -P)
    stop "$dir"
    # A socket's path has room for 108 bytes only.
    run=$(mktemp -d "${TMPDIR:-/tmp}/pk-mail.XXXXXX")
    chmod 755 "$dir" "$run"
    echo "$run" >"$dir/cyrus.run"
    rm -rf "$dir/spool" "$dir/state" "$dir/sasldb2"
    mkdir -p "$run/config/socket" "$dir/spool" "$dir/state/proc" "$dir/state/lock" "$dir/state/tmp" "$run/bin"
    ln -s "$own/imapd" "$own/idled" "$system/ctl_cyrusdb" "$run/bin/"
    fill() { # TEMPLATE
        sed -e "s|@DIR@|$dir|g" -e "s|@RUN@|$run|g" -e "s|@PORT@|$2|g" "$here/$1" >"$dir/$1"
    }
    fill imapd.conf "$2"
    fill cyrus.conf "$2"
    for user in ann bob; do
        printf '%s' "$user's secret" | saslpasswd2 -p -c -f "$dir/sasldb2" -u localhost "$user" 2>/dev/null
    done
    chown -R cyrus:mail "$dir" "$run"
    cyrmaster -C "$dir/imapd.conf" -M "$dir/cyrus.conf" -p "$dir/master.pid" -d
    for ((i = 0; i < 200; i++)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null && return
        sleep 0.05
    done
    echo "nothing listens on $2" >&2
    exit 1
}

stop() { # DIR
    [[ -r $1/cyrus.run ]] || return 0
    run=$(cat "$1/cyrus.run")
    [[ -s $1/master.pid ]] && kill -TERM "$(tr -cd '0-9' <"$1/master.pid")" 2>/dev/null || true
    # Its master does not take its children along; they are known by their own configuration.
    for process in /proc/[0-9]*; do
        if tr '\0' ' ' <"$process/cmdline" 2>/dev/null | grep -qF -- "-C $1/imapd.conf"; then
            kill -TERM "${process#/proc/}" 2>/dev/null || true
        fi
    done
    [[ $run == */pk-mail.* ]] && rm -rf "$run"
    rm -f "$1/cyrus.run" "$1/master.pid"
}

case "${1-} $#" in
    "start 3") start "$2" "$3" ;;
    "stop 2") stop "$(cd "$2" && pwd -P)" ;;
    *) echo "usage: cyrus.sh start DIR PORT | cyrus.sh stop DIR" >&2; exit 2 ;;
esac
