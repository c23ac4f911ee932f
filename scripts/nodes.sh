#!/usr/bin/env bash
# The stories of the scenarios on two nodes, and nodes killed under load; prints what came of it. See --help.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/nodes.sh [--no-build] [--only NAMES]

  --no-build    what scripts/test.sh has built (Release)
  --only NAMES  with commas between them: kill, scenarios
  --help        this text

Two processes of the application, on loopback behind nginx with the example of docs/deployment, share a data folder and a
throw-away PostgreSQL. nginx gives every page to the other node than the page before. The last line is the number of rows
that are not as they should be, which is also the exit code.
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

build=yes only=''
while (($#)); do
    case $1 in
        --no-build) build='' ;;
        --only) only=${2:-} && shift ;;
        --help | -h) usage && exit ;;
        *) misuse "Unknown option: $1" ;;
    esac
    shift || misuse "A value is missing."
done

need_dotnet
need_debian postgresql nginx
wanted() { [[ -z $only || ,$only, == *",$1,"* ]]; }
if wanted scenarios; then
    need_debian fonts-noto-cjk
    [[ -n ${CR_CHROMIUM:-} ]] || need_debian chromium
fi

work=$(mktemp -d /tmp/casereferral-nodes.XXXXXX)
bad=0 rows=() test=''
# shellcheck disable=SC2317 # called by the trap
finish() {
    local status=$?
    trap - EXIT INT TERM HUP
    set +e
    # The runner leads a process group of its own: what it started ends with it.
    [[ -z $test ]] || kill -KILL -- "-$test" 2>/dev/null
    stop_test_postgres
    rm -rf -- "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

unset ASPNETCORE_ENVIRONMENT DOTNET_ENVIRONMENT ASPNETCORE_URLS ConnectionStrings__Default Database__Provider Data__Directory Demo
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_TieredPGO=0 CR_NODES=$work/table CR_TEST_DB=sqlite,postgres
cd -- "$root"

# run PROJECT CLASS STORY: one test class, and its row.
run() {
    local dll=$root/tests/$1/bin/Release/net10.0/$1.dll begin=$SECONDS code=0 counted
    [[ -f $dll ]] || die "$1 is not built; leave out --no-build."
    say "== $3"
    : >"$CR_NODES"
    timeout --kill-after=30s 15m dotnet "$dll" --no-ansi --progress off --filter-class "*.$2" </dev/null >"$work/$2.log" 2>&1 &
    test=$!
    wait "$test" || code=$?
    test=''
    counted=$(head -n 1 "$CR_NODES" | cut -d '|' -f 2-)
    if ((code)) || [[ -z $counted ]]; then
        cat "$work/$2.log"
        ((bad += 1))
        rows+=("$3|${counted:-nothing counted}|NO|$((SECONDS - begin))")
    else
        say "  $counted"
        rows+=("$3|$counted|yes|$((SECONDS - begin))")
    fi
}

for project in CaseReferral.Web.Tests CaseReferral.EndToEnd.Tests; do
    [[ -n $build ]] || break
    dotnet build "tests/$project" -c Release --nologo -v quiet -clp:ErrorsOnly >"$work/build.log" 2>&1 ||
        { cat "$work/build.log" && die "$project does not build."; }
done
start_test_postgres || die "The throw-away PostgreSQL server did not start."

if wanted scenarios; then
    run CaseReferral.EndToEnd.Tests Scenario1OnTwoNodesTests "Scenario 1, every page on the other node"
    run CaseReferral.EndToEnd.Tests Scenario2OnTwoNodesTests "Scenario 2, every page on the other node"
    run CaseReferral.EndToEnd.Tests Scenario3OnTwoNodesTests "Scenario 3, every page on the other node"
fi
if wanted kill; then
    run CaseReferral.Web.Tests TwoNodesTests "SIGKILL of each node in turn under load"
fi

say
{
    printf 'What was done|What was counted|As it should be|Seconds\n'
    printf '%s\n' ${rows[@]+"${rows[@]}"}
} | column -t -s '|'
say "$bad rows are not as they should be"
exit "$bad"
