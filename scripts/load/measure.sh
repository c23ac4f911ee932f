# shellcheck shell=bash disable=SC2154
# Asks pages and prints the table of scripts/load.sh; sourced by it.

declare -A cookies=() value=()

# told FILE: the cookies an answer sets, for a header. Secure ones too, which curl keeps from a plain loopback address.
told() { sed -n 's/^set-cookie: *\([^;]*=[^;]\{1,\}\);.*/\1/Ip' "$1" | paste -sd ';'; }
# sign_in SERVER ACCOUNT: as a browser does, with the token of the form.
sign_in() {
    local token form base=${bases[$1]}
    token=$(curl -fs -D "$work/head" "$base/sign-in" | sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' | head -n 1)
    form=$(told "$work/head")
    curl -fs -o /dev/null -D "$work/head" -H "Cookie: $form" --data-urlencode "UserName=$2" --data-urlencode "Password=$password" \
        --data-urlencode "__RequestVerificationToken=$token" "$base/sign-in" || true
    cookies[$1/$2]=$(told "$work/head")
    [[ ${cookies[$1/$2]} =~ (casereferral|yardstick)= ]] || die "$2 could not sign in to the $1: is $data seeded by this version?"
}
page() { curl -fs -H "Cookie: ${cookies[$1/$2]}" "${bases[$1]}$3"; }
# first LIST FOLDER: address of the first row of the product's list.
first() { page product "$unit" "$1" | grep -oE "href=\"$2/[0-9a-f-]{36}\"" | head -n 1 | cut -d'"' -f2; }
encoded() { printf '%s' "$1" | od -An -tx1 -v | tr -d '\n' | tr ' ' '%'; }
median() { sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
milliseconds() { awk '{ n = $1 + 0; if ($1 ~ /us$/) n /= 1000; else if ($1 !~ /ms$/) n *= 1000; printf "%.2f\n", n }'; }
quotient() { awk -v a="$1" -v b="$2" -v form="${3:-%.2f}" 'BEGIN { if (b > 0 && a != "") printf form, a / b; else printf "-" }'; }

wrk_for() { taskset -c 1 wrk -t1 -c "$connections" -d "$3" --timeout 30s --latency -H "Cookie: ${cookies[$1/$2]}" "${bases[$1]}$4"; }

# ask SERVER ACCOUNT PATH: one turn; appends its figures to files named after the server.
ask() {
    local before allocated report done_
    before=$(spent "$1") allocated=$(gauge "$1")
    report=$(wrk_for "$1" "$2" "${seconds}s" "$3")
    done_=$(awk '/requests in/ { print $1 }' <<<"$report")
    note "$1" "$done_" "$(($(spent "$1") - before))" "$(($(gauge "$1") - allocated))" \
        "$(awk '/Requests\/sec/ { print $2 }' <<<"$report")" \
        "$(awk '$1 == "50%" { print $2 }' <<<"$report" | milliseconds)" "$(awk '$1 == "99%" { print $2 }' <<<"$report" | milliseconds)"
    ! grep -q Non-2xx <<<"$report" || say "$1 refused some of $3" >&2
    ((done_ > 0)) || say "$1 answered nothing of $3 within $seconds s" >&2
}
# note SERVER REQUESTS CPU-MS BYTES RATE P50 P99
note() {
    quotient "$3" "$2" '%.4f\n' >>"$work/$1.cpu"
    quotient "$4" "$2" '%.0f\n' >>"$work/$1.bytes"
    echo "$5" >>"$work/$1.rate"
    echo "$6" >>"$work/$1.p50"
    echo "$7" >>"$work/$1.p99"
}
fresh() { rm -f -- "$work"/{product,yardstick}.{cpu,bytes,rate,p50,p99}; }
of() { if [[ -f $work/$1.$2 ]]; then median <"$work/$1.$2"; else echo; fi; }

heading() {
    say '| page | HTML bytes | yardstick | ratio | CPU ms | yardstick | KB | yardstick | p50 ms | p99 ms |'
    say '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|'
}
# line NAME BYTES BYTES-OF-YARDSTICK
line() {
    local ratio=-
    if [[ -f $work/yardstick.rate ]]; then ratio=$(paste "$work/product.rate" "$work/yardstick.rate" | awk '{ print $1 / $2 }' | median | awk '{ printf "%.2f", $1 }'); fi
    value[$1/cpu]=$(of product cpu) value[$1/p50]=$(of product p50) value[$1/p99]=$(of product p99) value[$1/ratio]=$ratio
    printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$ratio" "$(quotient "$(of product cpu)" 1)" \
        "$(quotient "$(of yardstick cpu)" 1)" "$(quotient "$(of product bytes)" 1024 '%.0f')" "$(quotient "$(of yardstick bytes)" 1024 '%.0f')" "$(of product p50)" "$(of product p99)"
}

# pair NAME ACCOUNT PATH PATH-OF-YARDSTICK: both in turn.
pair() {
    local round
    fresh
    for ((round = 0; round < rounds; round++)); do
        ask product "$2" "$3"
        ask yardstick "$2" "$4"
    done
    line "$1" "$(page product "$2" "$3" | wc -c)" "$(page yardstick "$2" "$4" | wc -c)"
}
# alone NAME ACCOUNT PATH: the product only.
alone() {
    local round
    fresh
    for ((round = 0; round < rounds; round++)); do ask product "$2" "$3"; done
    line "$1" "$(page product "$2" "$3" | wc -c)" -
}

# act NAME: the same hand-offs are assigned through both.
act() {
    local round who paths
    mapfile -t paths < <(for state in Accepted InProgress; do page product "$unit" "/handoffs?side=in&status=$state"; done |
        grep -oE 'href="/handoffs/[0-9a-f-]{36}"' | cut -d'"' -f2 | sort -u | sed 's|$|/do/assign|')
    fresh
    for ((round = 0; round < rounds; round++)); do
        for who in product yardstick; do act_once "$who"; done
    done
    line "$1" - -
}
act_once() {
    local done_ refused took p50 p99 before allocated
    coproc client { exec taskset -c 1 dotnet "$built/load/CaseReferral.Load.dll" "${bases[$1]}" "$unit" "$password" "$seconds" "$connections" "${paths[@]}" 2>"$work/client.log"; }
    local in=${client[0]} out=${client[1]} own=$client_PID
    read -r _ <&"$in" || { cat "$work/client.log" >&2 && die "The client could not act."; }
    before=$(spent "$1") allocated=$(gauge "$1")
    echo >&"$out"
    read -r done_ refused took p50 p99 <&"$in" || { cat "$work/client.log" >&2 && die "The client could not act."; }
    note "$1" "$done_" "$(($(spent "$1") - before))" "$(($(gauge "$1") - allocated))" "$(quotient "$done_" "$took" '%.3f')" "$p50" "$p99"
    wait "$own" || true
    grep -q "^$connections clients" "$work/client.log" || cat "$work/client.log" >&2
    ((refused == 0)) || say "$1 refused $refused of $((done_ + refused)) actions." >&2
}

# ready: the yardstick has gone by now, with its rows; milliseconds from the start of the product to the first page of an officer who is
# signed in, into a file: a subshell could not wait for the end of the server, which is not its child.
ready() {
    local from turn
    for turn in 1 2 3; do
        stop product
        from=$(date +%s%N)
        start product "$built/product/CaseReferral.Web.dll" 0
        until page product "$unit" / >/dev/null; do sleep 0.02; done
        echo $((($(date +%s%N) - from) / 1000000))
    done >"$work/ready"
}
summary() {
    say
    say "Private memory after the run: product $(private product), yardstick $(private yardstick)"
    say "p50 of the search by number / list: $(quotient "${value[search by number/p50]}" "${value[case list/p50]}"), by name: $(quotient "${value[search by name/p50]}" "${value[case list/p50]}")"
    say "CPU of the dashboard / list: $(quotient "${value[dashboard, city office/cpu]}" "${value[case list, city office/cpu]}")"
    say "p99 / p50 of the action: $(quotient "${value[hand-off action/p99]}" "${value[hand-off action/p50]}")"
    stop yardstick
    ready
    say "Start to the first signed-in page: $(median <"$work/ready") ms"
}
