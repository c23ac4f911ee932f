#!/usr/bin/env bash
# The whole check of the repository: packages, format, build, migrations, tests. See --help.
# Its last line is always "N passed, N failed, N skipped". A failed step, a crashed or hung runner and a
# project without tests count as one failure each, so that nothing can be lost between the numbers.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/test.sh [--only PATTERN] [--no-browser]

  --only PATTERN  only test projects whose name contains PATTERN (data, web, end*)
  --no-browser    leave out the end-to-end tests, which need Chromium
  --help          this text

Environment: CR_SQLSERVER = connection string of a SQL Server to test on as well;
CR_CHROMIUM = another Chromium than /usr/bin/chromium; CR_TEST_TIMEOUT = the longest
time for one test project (default 30m). Reports and logs: TestResults/.
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

only= browser=yes
while (($#)); do
    case $1 in
        --only)
            [[ -n ${2:-} ]] || misuse "--only needs a value."
            only=$2
            shift
            ;;
        --no-browser) browser= ;;
        --help | -h)
            usage
            exit
            ;;
        *) misuse "Unknown option: $1" ;;
    esac
    shift
done

# The end-to-end tests come last and alone: beside others they would be slow enough to time out.
first=() last=()
for folder in "$root"/tests/*.Tests/; do
    name=$(basename -- "$folder")
    # Unquoted, so that --only may hold wildcards.
    # shellcheck disable=SC2053
    [[ ${name,,} == *${only,,}* ]] || continue
    case $name in
        *.EndToEnd.Tests) [[ -z $browser ]] || last+=("$name") ;;
        *) first+=("$name") ;;
    esac
done
((${#first[@]} + ${#last[@]})) || misuse "No test project to run matches '$only'."

configuration=Release
results=$root/TestResults
broken=()                # failures that are no test's, in words
planned=()               # projects whose report is expected
declare -A running=()    # process id → project
declare -A codes=()      # project → exit code
complete=

fail() {
    broken+=("$1")
    say "FAILED: $1"
}
step() { say && say "== $1"; }

end_tests() {
    local pid tenth
    ((${#running[@]})) || return 0
    # Each runs under `timeout`, which leads a process group of its own and passes the signal on to it.
    kill -TERM "${!running[@]}" 2>/dev/null
    for ((tenth = 0; tenth < 100; tenth++)); do
        kill -0 "${!running[@]}" 2>/dev/null || break
        sleep 0.1
    done
    for pid in "${!running[@]}"; do kill -KILL -- "-$pid" 2>/dev/null; done
}

# counter FILE: "passed failed skipped" of a report. Whatever neither passed nor was skipped has failed
# (failed, error, timeout, aborted and the outcomes nobody thinks of).
counter() {
    awk 'match($0, /<Counters [^>]*>/) {
        line = substr($0, RSTART, RLENGTH)
        n = split(line, part, /[ "=]+/)
        for (i = 2; i < n; i += 2) value[part[i]] = part[i + 1]
        found = 1
    }
    END {
        if (!found) exit 1
        print value["passed"] + 0, value["total"] - value["passed"] - value["notExecuted"], value["notExecuted"] + 0
    }' "$1"
}
# told FILE OUTCOME TAG: the tests of a report with that outcome, each with the first text inside TAG.
told() {
    awk -v outcome="outcome=\"$2\"" -v tag="<$3>" 'BEGIN { RS = "<UnitTestResult " }
    # In the tag itself: behind the last result stands the summary, which has an outcome too.
    NR > 1 && index(substr($0, 1, index($0, ">")), outcome) {
        name = $0; sub(/^.*testName="/, "", name); sub(/".*$/, "", name)
        text = "no reason given"
        if (at = index($0, tag)) {
            text = substr($0, at + length(tag)); sub(/<.*/, "", text)
            gsub(/&#x[AaDd];|[ \t\r\n]+/, " ", text)
        }
        line = name "\t" substr(text, 1, 600)
        gsub(/&lt;/, "<", line); gsub(/&gt;/, ">", line); gsub(/&quot;/, "\"", line); gsub(/&apos;/, "\047", line)
        gsub(/&amp;/, "\\&", line)
        print line
    }' "$1"
}
# Fifty tests skipped for one reason are one line; the logs name each.
by_reason() { cut -f 2- | sort | uniq -c; }

# However the script ends, it ends here: tidy up, add up, last line.
finish() {
    local status=$? name numbers p f s passed=0 failed=0 skipped=0 reasons= failures=
    trap - EXIT
    trap '' INT TERM HUP
    set +e
    end_tests
    stop_test_postgres
    if [[ -z $complete && ${#broken[@]} == 0 ]]; then broken+=("the run ended early (exit code $status)"); fi

    for name in ${planned[@]+"${planned[@]}"}; do
        if [[ -z ${codes[$name]:-} ]]; then
            broken+=("$name did not finish")
            continue
        fi
        if ! numbers=$(counter "$results/$name.trx" 2>/dev/null); then
            broken+=("$name left no report: it crashed, or took longer than CR_TEST_TIMEOUT (exit code ${codes[$name]}, log: TestResults/$name.log)")
            continue
        fi
        read -r p f s <<<"$numbers"
        ((passed += p, failed += f, skipped += s))
        if ((s)); then reasons+=$(told "$results/$name.trx" NotExecuted StdOut)$'\n'; fi
        if ((f)); then failures+=$(told "$results/$name.trx" Failed Message)$'\n'; fi
        # 0 = all well, 2 = a test failed, 8 = no tests; anything else happened outside the tests.
        case ${codes[$name]} in
            0) ((f == 0 && p + s > 0)) || ((f)) || broken+=("$name holds no tests") ;;
            2) ((f)) || broken+=("$name failed outside its tests (log: TestResults/$name.log)") ;;
            8) broken+=("$name holds no tests") ;;
            *) broken+=("$name ended with exit code ${codes[$name]} (log: TestResults/$name.log)") ;;
        esac
    done

    say
    if [[ -z $browser ]]; then say "Left out by --no-browser: the end-to-end tests."; fi
    if [[ -n $only ]]; then say "Only the projects matching '$only' were run."; fi
    if [[ -n $reasons ]]; then say "Skipped:" && printf '%s' "$reasons" | by_reason; fi
    if [[ -n $failures ]]; then say "Failed:" && printf '%s' "$failures" | sed 's/^/  /; s/\t/\n      /'; fi
    if ((${#broken[@]})); then say "Failed besides the tests:" && printf '  %s\n' "${broken[@]}"; fi
    ((failed += ${#broken[@]}))
    say "$passed passed, $failed failed, $skipped skipped"
    ((failed == 0)) || exit 1
    exit 0
}
trap finish EXIT
trap 'fail "the run was interrupted"; exit 130' INT TERM HUP

# start PROJECT: in the background, everything it says into a log.
start() {
    planned+=("$1")
    # `timeout`, because a hung test would otherwise hang the run; the dll, because the executable beside it
    # does not find a .NET in ~/.dotnet by itself.
    timeout --kill-after=30s "${CR_TEST_TIMEOUT:-30m}" \
        dotnet "$root/tests/$1/bin/$configuration/net10.0/$1.dll" \
        --results-directory "$results" --report-xunit-trx --report-xunit-trx-filename "$1.trx" \
        --no-ansi --progress off </dev/null >"$results/$1.log" 2>&1 &
    running[$!]=$1
}
# Waits for one of the running projects and shows what it said.
finish_one() {
    local pid= code=0 name
    wait -n -p pid "${!running[@]}" || code=$?
    name=${running[$pid]}
    unset "running[$pid]"
    codes[$name]=$code
    # A crashed runner may leave a server or a browser behind.
    kill -KILL -- "-$pid" 2>/dev/null || true
    step "$name (exit code $code)"
    cat "$results/$name.log"
}

check_format() {
    local files
    step "Format"
    if dotnet format CaseReferral.sln --verify-no-changes --no-restore >"$results/format.log" 2>&1; then return; fi
    cat "$results/format.log"
    files=$(sed -n 's/^\(.*\)([0-9]*,[0-9]*): .*/\1/p' "$results/format.log" | sort -u)
    files=${files//"$root/"/}
    fail "dotnet format would change: ${files:-(see above)}"
}

need_dotnet
need_debian postgresql
# The examples that ask a city's key service are shell scripts around these.
need_debian openssl curl
# The product works without them: where they cannot be had, their tests say that they were skipped.
(need_debian clamav-daemon) || say "Without clamd the tests of the scanner are skipped."
(need_debian nginx) || say "Without nginx the tests of two nodes are skipped."
if ((${#last[@]})); then
    # Chinese pages without Chinese fonts would be tested as rows of empty boxes.
    need_debian fonts-noto-cjk
    [[ -n ${CR_CHROMIUM:-} ]] || need_debian chromium
fi

# Only what an earlier run left: an old report must never be counted again.
mkdir -p "$results"
rm -f -- "$results"/*.trx "$results"/*.log

# Settings of this shell must not reach the application under test.
unset ASPNETCORE_ENVIRONMENT DOTNET_ENVIRONMENT ASPNETCORE_URLS ConnectionStrings__Default Database__Provider \
    Data__Directory Demo
# Build servers would outlive the run and keep its output open, and a caller that reads it waiting.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
# Counting in order to compile better later pays in a server; a test's code is over before.
export DOTNET_TieredPGO=0
cd -- "$root"

step "Packages, as locked"
dotnet restore CaseReferral.sln --locked-mode -v quiet || {
    fail "dotnet restore --locked-mode"
    exit 1
}

step "Build"
dotnet build CaseReferral.sln -c "$configuration" --no-restore --nologo -v quiet -p:TreatWarningsAsErrors=true || {
    fail "dotnet build"
    exit 1
}

step "Migrations"
"$root/scripts/check-migrations.sh" --no-build --configuration "$configuration" || fail "scripts/check-migrations.sh"

step "PostgreSQL for this run"
start_test_postgres || {
    fail "the throw-away PostgreSQL server did not start"
    exit 1
}
CR_TEST_DB=sqlite,postgres
if [[ -n ${CR_SQLSERVER:-} ]]; then CR_TEST_DB+=,sqlserver; fi
export CR_TEST_DB
say "Databases: $CR_TEST_DB"

step "Tests"
for name in ${first[@]+"${first[@]}"}; do
    # Two at a time: more would only take the processors from each other.
    if ((${#running[@]} == 2)); then finish_one; fi
    start "$name"
done
# The format has the processor that is free while the longest project runs on.
while ((${#running[@]} > 1)); do finish_one; done
check_format
while ((${#running[@]})); do finish_one; done
for name in ${last[@]+"${last[@]}"}; do
    start "$name"
    finish_one
done
complete=yes
