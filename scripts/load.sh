#!/usr/bin/env bash
# Measures the hot pages of the published application over a seeded database. See --help.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/load.sh DATA [--seconds N] [--connections N] [--port N]

  DATA             folder made by scripts/seed-volume.sh
  --seconds N      how long each page is asked, 1 to 60; the default is 5
  --connections N  how many at a time, 1 to 64; the default is 16
  --port N         loopback port of the server; the default is 5299
  --help           this text

The server gets one processor and the client another. Compare "CPU ms", the server's processor time per request,
which neighbours on the machine hardly change, and "of bare", the throughput relative to /health/live of the same
process in the same run; requests per second tell about the machine.
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

data= seconds=5 connections=16 port=5299
number() { [[ ${2:-} =~ ^[1-9][0-9]*$ ]] && (($2 <= $3)) || misuse "$1 takes a number up to $3."; }
while (($#)); do
    case $1 in
        --seconds) number "$1" "${2:-}" 60 && seconds=$2 && shift ;;
        --connections) number "$1" "${2:-}" 64 && connections=$2 && shift ;;
        --port) number "$1" "${2:-}" 65535 && port=$2 && shift ;;
        --help | -h)
            usage
            exit
            ;;
        *)
            [[ -z $data && -f $1/casereferral.db ]] || misuse "Not a folder made by scripts/seed-volume.sh: $1"
            data=$(CDPATH='' cd -- "$1" && pwd -P)
            ;;
    esac
    shift
done
[[ -n $data ]] || misuse "Which data?"
if port_in_use "$port"; then die "Port $port is in use: choose another with --port N."; fi

need_dotnet
need_debian wrk curl

work=$(mktemp -d "${TMPDIR:-/tmp}/casereferral-load.XXXXXX")
server=
stop() {
    local status=$?
    if [[ -n $server ]]; then kill -TERM "$server" 2>/dev/null || true && wait "$server" 2>/dev/null || true; fi
    rm -rf -- "$work"
    exit "$status"
}
trap stop EXIT

say "Publishing …"
dotnet publish "$root/src/CaseReferral.Web/CaseReferral.Web.csproj" -c Release -o "$work/app" --nologo -v quiet -clp:ErrorsOnly >&2 ||
    die "The publishing failed; see above."

base=http://127.0.0.1:$port
cd -- "$work/app"
started=$(date +%s%N)
ASPNETCORE_ENVIRONMENT=Staging ASPNETCORE_URLS=$base Demo=false Database__Provider=Sqlite Data__Directory=$data \
    Logging__LogLevel__Default=Warning taskset -c 0 dotnet CaseReferral.Web.dll >"$work/log" 2>&1 &
server=$!
until curl -fs -o /dev/null "$base/health/live"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2 && die "The server did not start."; }
    sleep 0.05
done

# cookie ACCOUNT: signs in as a browser does, with the token of the form.
cookie() {
    local jar=$work/$1 token
    token=$(curl -fs -c "$jar" "$base/sign-in" | sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' | head -n 1)
    curl -fs -o /dev/null -b "$jar" -c "$jar" --data-urlencode "UserName=$1" --data-urlencode 'Password=Demo@2026' \
        --data-urlencode "__RequestVerificationToken=$token" "$base/sign-in"
    awk '$6 == "casereferral" { printf "casereferral=%s", $7 }' "$jar"
}
# first COOKIE LIST: address of the first row of a list.
first() { curl -fs -H "Cookie: $1" "$base$2" | grep -oE "href=\"${2%%\?*}/[0-9a-f-]{36}\"" | head -n 1 | cut -d'"' -f2; }

unit=$(cookie rescue-station-00-1)
curl -fs -o /dev/null -H "Cookie: $unit" "$base/"
say "Start to the first signed-in page: $((($(date +%s%N) - started) / 1000000)) ms"
office=$(cookie conference-office-00-1)
[[ -n $unit && -n $office ]] || die "Signing in failed: is $data seeded by this version?"
case_page=$(first "$unit" /cases) handoff_page=$(first "$unit" '/handoffs?side=in')

# spent: processor time of the server so far, in milliseconds.
tick=$(getconf CLK_TCK)
spent() { awk -v tick="$tick" '{ print int(($14 + $15) * 1000 / tick) }' "/proc/$server/stat"; }

bare=
# measure NAME COOKIE PATH: one line of the table; a second of warming up first.
measure() {
    local bytes report rate median tail errors before cpu
    bytes=$(curl -fs -H "Cookie: $2" "$base$3" | wc -c)
    taskset -c 1 wrk -t1 -c "$connections" -d 1s -H "Cookie: $2" "$base$3" >/dev/null
    before=$(spent)
    report=$(taskset -c 1 wrk -t1 -c "$connections" -d "${seconds}s" --latency -H "Cookie: $2" "$base$3")
    cpu=$(awk -v spent="$(($(spent) - before))" '/requests in/ { printf "%.2f", spent / $1 }' <<<"$report")
    rate=$(awk '/Requests\/sec/ { print $2 }' <<<"$report")
    median=$(awk '$1 == "50%" { print $2 }' <<<"$report") tail=$(awk '$1 == "99%" { print $2 }' <<<"$report")
    errors=$(awk '/Non-2xx/ { print "  " $NF " were refused" }' <<<"$report")
    bare=${bare:-$rate}
    printf '%-26s %9s %8s %10s %10s %10s %9s%s\n' "$1" "$bytes" "$cpu" "$rate" "$median" "$tail" "$(awk "BEGIN { printf \"%.3f\", $rate / $bare }")" "$errors"
}
printf '%-26s %9s %8s %10s %10s %10s %9s\n' page bytes 'CPU ms' requests/s p50 p99 'of bare'
measure 'bare (/health/live)' "$unit" /health/live
measure 'inbox' "$unit" /
measure 'case list, unit' "$unit" /cases
measure 'case list, one stage' "$unit" '/cases?stage=Rescued'
measure 'case list, city office' "$office" /cases
measure 'case page' "$unit" "$case_page"
measure 'hand-off list' "$unit" '/handoffs?side=in'
measure 'hand-off page' "$unit" "$handoff_page"
measure 'search by number' "$unit" '/search?q=1999-0001'
say "Memory of the server: $(awk '/VmRSS/ { printf "%d MiB", $2 / 1024 }' "/proc/$server/status")"
