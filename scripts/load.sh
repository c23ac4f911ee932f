#!/usr/bin/env bash
# Measures the hot pages of the published application against a bare one over the same rows. See --help.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/load.sh DATA [--postgres N] [--seconds N] [--rounds N] [--warm N] [--connections N] [--port N] [--built DIR]

  DATA             folder made by scripts/seed-volume.sh; hand-offs in it are acted on, so use it for nothing else
  --postgres N     on PostgreSQL instead: a server with its files in DATA/postgres, loaded with N cases when it is new
  --seconds N      how long each page is asked in each round, 1 to 60; the default is 3
  --rounds N       how often product and yardstick take turns at each page, 1 to 20; the default is 3
  --warm N         how long each page of both is asked before, unmeasured, 1 to 120; the default is 10: the runtime compiles again
                   what is asked often, and until it has, a request costs up to twice as much
  --connections N  how many at a time, 1 to 64; the default is 16
  --port N         first of five loopback ports; the default is 5299
  --built DIR      publish into this folder, and next time take from it what is there already
  --help           this text

Servers and database get one processor, the client another. "ratio" is the product's throughput divided by that of
tests/CaseReferral.Benchmarks/Yardstick, the median of the rounds; CPU is the processor time of server and database for
one request, KB what the server allocates for it. docs/performance.md tells what may be concluded from them.
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

data= postgres= seconds=3 rounds=3 warm=10 connections=16 port=5299 built=
number() { [[ ${2:-} =~ ^[1-9][0-9]*$ ]] && (($2 <= $3)) || misuse "$1 takes a number up to $3."; }
while (($#)); do
    case $1 in
        --postgres) number "$1" "${2:-}" 10000000 && postgres=$2 && shift ;;
        --seconds) number "$1" "${2:-}" 60 && seconds=$2 && shift ;;
        --rounds) number "$1" "${2:-}" 20 && rounds=$2 && shift ;;
        --warm) number "$1" "${2:-}" 120 && warm=$2 && shift ;;
        --connections) number "$1" "${2:-}" 64 && connections=$2 && shift ;;
        --port) number "$1" "${2:-}" 65000 && port=$2 && shift ;;
        --built)
            [[ -n ${2:-} ]] || misuse "--built needs a folder."
            mkdir -p -- "$2"
            built=$(CDPATH='' cd -- "$2" && pwd -P)
            shift
            ;;
        --help | -h)
            usage
            exit
            ;;
        *)
            [[ -z $data && -d $1 ]] || misuse "Not a folder: $1"
            data=$(CDPATH='' cd -- "$1" && pwd -P)
            ;;
    esac
    shift
done
[[ -n $data ]] || misuse "Which data?"
[[ -n $postgres || -f $data/casereferral.db ]] || misuse "Not a folder made by scripts/seed-volume.sh: $data"
for offset in 0 1 2 3 4; do
    if port_in_use $((port + offset)); then die "Port $((port + offset)) is in use: choose others with --port N."; fi
done

need_dotnet
need_debian wrk curl
[[ -z $postgres ]] || need_debian postgresql

work=$(mktemp -d "${TMPDIR:-/tmp}/casereferral-load.XXXXXX")
built=${built:-$work/built}
engine=Sqlite connection="Data Source=$data/casereferral.db"
declare -A pids=() bases=()
. "$root/scripts/load/servers.sh"
. "$root/scripts/load/measure.sh"
finish() {
    local status=$?
    trap - EXIT
    end_servers
    rm -rf -- "$work"
    exit "$status"
}
trap finish EXIT

publish_all
[[ -z $postgres ]] || start_database
# First, for it takes back what an interrupted run left in the trail.
start yardstick "$built/yardstick/CaseReferral.Yardstick.dll" 1
start product "$built/product/CaseReferral.Web.dll" 0

unit=rescue-station-00-1 office=conference-office-00-1
for who in product yardstick; do sign_in "$who" "$unit"; done
sign_in product "$office"
case_page=$(first "/cases?stage=Assisting" /cases) handoff_page=$(first '/handoffs?side=in' /handoffs)
case_number=$(page product "$unit" "$case_page" | grep -oE '20[0-9]{2}-[0-9]{4,}' | head -n 1)
alias=$(page product "$unit" "$case_page" | sed -n 's/.*<h1[^>]*>\([^<]*[^< ]\) *<.*/\1/p' | head -n 1)
[[ -n $case_page && -n $handoff_page && -n $case_number ]] || die "No case of $unit is shown: is $data seeded by this version?"

pages() {
    pair 'inbox' "$unit" / /
    pair 'case list' "$unit" /cases /cases
    pair 'case page' "$unit" "$case_page" "$case_page"
    act 'hand-off action'
    alone 'case list, one stage' "$unit" '/cases?stage=Rescued'
    alone 'hand-off list' "$unit" '/handoffs?side=in'
    alone 'hand-off page' "$unit" "$handoff_page"
    alone 'search by number' "$unit" "/search?q=$case_number"
    alone 'search by name' "$unit" "/search?q=$(encoded "$alias")"
    alone 'case list, city office' "$office" /cases
    alone 'dashboard, city office' "$office" /supervision
}
say "Every page of both is asked for $warm s first, unmeasured, so that it is compiled …" >&2
rounds=1 seconds=$warm pages >/dev/null
heading
pages
summary
