#!/usr/bin/env bash
# start.sh DIR BASEPORT: Dovecot and Postfix for tests, on 127.0.0.1, ports BASEPORT to BASEPORT+10, all state below DIR.
# Needs root, as both servers change their user, and openssl. Prints why not and exits with 77 where something is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
PATH=$PATH:/usr/sbin:/sbin

(($# == 2)) || { echo "usage: start.sh DIR BASEPORT" >&2; exit 2; }
missing() { echo "not here: $1" >&2; exit 77; }
((EUID == 0)) || missing "root"
for tool in dovecot postfix openssl; do command -v "$tool" >/dev/null || missing "$tool"; done
for plugin in imap pop3 lmtp submission; do
    [[ -x /usr/lib/dovecot/$plugin ]] || missing "dovecot-${plugin}d"
done

mkdir -p "$1"
dir=$(cd "$1" && pwd -P)
base=$2
# What a run that was killed left there.
"$BASH" "$here/stop.sh" "$dir"
# A socket's path has room for 108 bytes only.
run=$(mktemp -d "${TMPDIR:-/tmp}/pk-mail.XXXXXX")
chmod 755 "$dir" "$run"
echo "$run" >"$dir/run"

mkdir -p "$dir/mail/ann/Maildir" "$dir/mail/bob/Maildir" "$dir/tokens/default/HS256" "$dir/postfix" "$dir/queue-data" "$run/queue"
chown -R nobody "$dir/mail"
chown postfix "$dir/queue-data"

# An authority of its own and a certificate for localhost; one more that is for somebody else and out of date.
cert() { # NAME COMMON-NAME ALTERNATIVE-NAME DAYS
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$dir/$1.key" -out "$dir/$1.csr" -subj "/CN=$2"
    openssl x509 -req -in "$dir/$1.csr" -CA "$dir/ca.crt" -CAkey "$dir/ca.key" -CAcreateserial -sha256 -days "$4" \
        -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$3") -out "$dir/$1.crt"
}
{
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$dir/ca.key" -out "$dir/ca.crt" \
        -days 30 -sha256 -subj "/CN=Paperknife test authority"
    cert server localhost "DNS:localhost,IP:127.0.0.1" 30
    cert other other.example "DNS:other.example" 30
} 2>/dev/null

# Tokens for XOAUTH2 and OAUTHBEARER are JWTs with this key; no network is asked.
printf '%s' "$(printf 'paperknife-test-key-for-tokens-only' | base64 -w0)" >"$dir/tokens/default/HS256/default"

fill() { # TEMPLATE FILE
    sed -e "s|@DIR@|$dir|g" -e "s|@RUN@|$run|g" \
        -e "s|@SMTP@|$((base))|g" -e "s|@SUBMISSION@|$((base + 1))|g" -e "s|@SMTPS@|$((base + 2))|g" \
        -e "s|@LMTP@|$((base + 3))|g" -e "s|@POP3@|$((base + 4))|g" -e "s|@POP3S@|$((base + 5))|g" \
        -e "s|@SASL@|$((base + 6))|g" -e "s|@DSUBMISSION@|$((base + 7))|g" -e "s|@OTHER@|$((base + 8))|g" \
        -e "s|@IMAP@|$((base + 9))|g" -e "s|@IMAPS@|$((base + 10))|g" "$here/$1" >"$2"
}
fill dovecot.conf "$dir/dovecot.conf"
fill tokens.conf "$dir/tokens.conf"
fill users "$dir/users"
fill main.cf "$dir/postfix/main.cf"
fill master.cf "$dir/postfix/master.cf"
[[ -r /etc/postfix/dynamicmaps.cf ]] && cp /etc/postfix/dynamicmaps.cf "$dir/postfix/"
chgrp -R dovecot "$dir/tokens" "$dir/users"

dovecot -c "$dir/dovecot.conf"
postfix -c "$dir/postfix" start >"$dir/postfix.log" 2>&1 || { cat "$dir/postfix.log" >&2; exit 1; }
for port in "$base" "$((base + 4))" "$((base + 9))"; do
    for ((i = 0; i < 200; i++)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue 2
        sleep 0.05
    done
    echo "nothing listens on $port" >&2
    tail -n 5 "$dir"/*.log >&2
    exit 1
done
