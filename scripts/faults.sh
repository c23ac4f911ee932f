#!/usr/bin/env bash
# Breaks what a server can lose, one after the other, under a small load, and prints what came of it. See --help.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/faults.sh [--app FOLDER] [--kills N] [--only NAMES]

  --app FOLDER  a published application, instead of publishing this one
  --kills N     how often the server is killed under write load (default 20)
  --only NAMES  with commas between them: kill, disk, clamd, mail, upload, shutdown, restart, pool
  --help        this text

Everything happens on loopback, in a folder of its own that is removed at the end. The last line is the number of rows
that are not as they should be, which is also the exit code. The clock stepped back is a test: StatusTests.Clock_SetBack.
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

app='' kills=20 only=''
while (($#)); do
    case $1 in
        --app) app=${2:-} && shift ;;
        --kills) kills=${2:-} && shift ;;
        --only) only=${2:-} && shift ;;
        --help | -h) usage && exit ;;
        *) misuse "Unknown option: $1" ;;
    esac
    shift || misuse "A value is missing."
done
[[ $kills =~ ^[1-9][0-9]{0,2}$ ]] || misuse "--kills takes a number from 1 to 999."

need_dotnet
need_debian curl jq sqlite3
work=$(mktemp -d /tmp/casereferral-faults.XXXXXX)
server='' writers=() others=() pg_bin='' as_pg=() pg_port='' bad=0 inside=()
provider=() data=$work/data

# shellcheck disable=SC2317 # called by the trap
finish() {
    local status=$?
    trap - EXIT INT TERM HUP
    set +e
    kill -KILL ${server:+"$server"} ${writers[@]+"${writers[@]}"} ${others[@]+"${others[@]}"} 2>/dev/null
    [[ ! -e $work/pg/postmaster.pid ]] || postgres stop -m immediate
    wait 2>/dev/null
    rm -rf -- "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)) && port_in_use "$port"; do :; done
    printf '%s' "$port"
}
now() { date +%s%N; }
# since START: seconds with one decimal.
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", (b - a) / 1e9 }'; }

# ---- The application ------------------------------------------------------------------------------------------------
port=$(free_port) url=http://127.0.0.1:$port
dll() { printf '%s/CaseReferral.Web.dll' "$app"; }
# serve SETTING…: starts it and waits until it answers.
serve() {
    (
        cd -- "$app"
        exec ${inside[@]+"${inside[@]}"} env ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="$url" \
            dotnet "$(dll)" --Data:Directory="$data" --DemoCases=false --Limits:Uploads=100000 --Accounts:SignInsPerName=100000 \
            --Status:FreeMegabytes=5 ${provider[@]+"${provider[@]}"} "$@"
    ) >>"$work/server.log" 2>&1 &
    server=$!
    local deadline=$((SECONDS + 240))
    until curl -sf -m 5 -o /dev/null "$url/health/live"; do
        kill -0 "$server" 2>/dev/null || { tail -n 20 "$work/server.log" >&2 && die "The application does not start."; }
        ((SECONDS < deadline)) || die "The application does not answer."
        sleep 0.2
    done
}
# end SIGNAL: its exit code.
end() {
    local code=0
    kill "-$1" "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || code=$?
    server=''
    printf '%s' "$code" >"$work/exit"
}
token() { sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' | head -n 1; }
page() { curl -s -m 40 -c "$work/$1.jar" -b "$work/$1.jar" "$url$2"; }
# As the police officer, without writing her cookies anew: several look at once.
look() { curl -s -m 40 -b "$work/police.jar" "$url$1"; }
# sign_in ACCOUNT
sign_in() {
    local t
    t=$(page "$1" /sign-in | token)
    curl -s -m 40 -o /dev/null -c "$work/$1.jar" -b "$work/$1.jar" --data-urlencode "__RequestVerificationToken=$t" \
        --data-urlencode "UserName=$1" --data-urlencode 'Password=Demo@2026' "$url/sign-in"
}
# heard CODE FILE: "500 title" of a page that refused.
heard() { printf '%s %s\n' "$1" "$(sed -n 's/.*<h1[^>]*>\([^<]*\)<.*/\1/p' "$2" | head -n 1)" >>"$work/heard"; }
# register NAME [OPTION…]: enters a rescued person; what was promised to be there goes to the list of promises.
register() {
    local name=$1 t answer code
    shift
    t=$(look /rescues/new | token)
    answer=$(curl -s -m 60 -o "$work/$name.html" -w '%{http_code} %{redirect_url}' -b "$work/police.jar" "$@" \
        --data-urlencode "__RequestVerificationToken=$t" -d "On=$(TZ=Asia/Shanghai date +%F)" -d At=00:01 -d Region=999902 -d Source=operation \
        -d Persons%5B0%5D.Sex=2 -d Persons%5B0%5D.Age=30 -d Persons%5B0%5D.AgeCertainty=Estimated "$url/rescues/new") || true
    code=${answer%% *}
    if [[ $code == 302 && $answer == */cases/* ]]; then
        printf '%s\n' "${answer##*/}" >>"$work/promised"
    elif [[ $code == 000 || -z $code ]]; then
        printf 'no answer\n' >>"$work/heard"
    elif [[ $code != 400 || -n $t ]]; then # without a token the page before had failed already
        heard "$code" "$work/$name.html"
    fi
}
write_on() {
    local n
    for n in 1 2 3; do
        (while :; do register "writer$n"; done) 2>/dev/null &
        writers+=($!)
    done
}
write_off() {
    kill ${writers[@]+"${writers[@]}"} 2>/dev/null || true
    wait ${writers[@]+"${writers[@]}"} 2>/dev/null || true
    writers=()
}
# Waits until three more registrations were taken: the load is there.
loaded() {
    local kept deadline=$((SECONDS + 120))
    kept=$(wc -l <"$work/promised")
    until (($(wc -l <"$work/promised") > kept + 2)); do
        ((SECONDS < deadline)) || die "Nobody can write: $(sort "$work/heard" | uniq -c | tr '\n' ';')"
        sleep 0.1
    done
}
ready() { curl -s -m 8 -o /dev/null -w '%{http_code}' "$url/health/ready" || true; }
# check NAME: what the administrator is told of one check.
# shellcheck disable=SC2317 # called by until_is
check() { page xitong /health/ready | jq -r ".checks.$1" 2>/dev/null || true; }
# until_is WANTED COMMAND…: waits for it and prints how long, "-" when it never came.
until_is() {
    local wanted=$1 begin
    shift
    begin=$(now)
    while [[ $("$@") != "$wanted" ]]; do
        (($(now) - begin < 60000000000)) || { printf -- '-' && return; }
        sleep 0.1
    done
    since "$begin"
}

# ---- What must hold afterwards ---------------------------------------------------------------------------------------
sql() {
    if [[ -n $pg_port ]]; then
        PGPASSWORD=faults psql -h 127.0.0.1 -p "$pg_port" -U postgres -d faults -qtA -c "$1"
    else
        ${inside[@]+nsenter --preserve-credentials -U -m -t "$server"} sqlite3 -cmd '.timeout 5000' "$data/casereferral.db" "$1"
    fi
}
# Ids of the cases without hyphens: SQLite keeps an id as 16 bytes.
case_ids() {
    if [[ -n $pg_port ]]; then
        sql "SELECT replace(\"Id\"::text, '-', '') FROM \"Cases\""
    else
        sql 'SELECT lower(hex("Id")) FROM "Cases"'
    fi
}
# Cases without what is written in the same save, promised ones that are not there, documents whose file is missing.
half_done() {
    local count file
    count=$(sql 'SELECT COUNT(*) FROM "Cases" c WHERE NOT EXISTS (SELECT 1 FROM "RescueRecords" r WHERE r."CaseId" = c."Id")
        OR NOT EXISTS (SELECT 1 FROM "CaseEvents" e WHERE e."CaseId" = c."Id") OR NOT EXISTS (SELECT 1 FROM "CaseAccess" a WHERE a."CaseId" = c."Id")
        OR NOT EXISTS (SELECT 1 FROM "Persons" p WHERE p."Id" = c."PersonId")')
    case_ids | sort >"$work/cases"
    count=$((count + $(tr -d - <"$work/promised" | sort -u | comm -23 - "$work/cases" | wc -l)))
    for file in $(sql 'SELECT "StoredName" FROM "Attachments"'); do
        [[ -n $(find "$data/attachments" -name "$file*" -print -quit 2>/dev/null) || -n ${inside[*]-} ]] || ((count += 1))
    done
    printf '%s' "$count"
}
verifies() {
    (
        cd -- "$app"
        ${inside[@]+nsenter --preserve-credentials -U -m -t "$server"} env ASPNETCORE_ENVIRONMENT=Development \
            dotnet "$(dll)" audit verify --Data:Directory="$data" ${provider[@]+"${provider[@]}"}
    ) >>"$work/verify.log" 2>&1 && printf yes || printf NO
}
rows=()
# row FAULT RED GREEN: adds a line of the table.
row() {
    local read half trail
    read=$(sort "$work/heard" 2>/dev/null | uniq -c | sort -rn | awk '{ n = $1; $1 = ""; printf "%s%s (%d)", (NR > 1 ? ";" : ""), $0, n }' | sed 's/^ //')
    half=$(half_done) trail=$(verifies)
    [[ $half == 0 && $trail == yes && $2 != - && $3 != - ]] || ((bad += 1))
    rows+=("$1|${read:-nothing failed}|$(wc -l <"$work/promised")|$half|$trail|$2|$3")
    say "  $1: read ${read:-nothing}; half-done $half; trail $trail; red after $2 s, green after $3 s"
}
# begin NAME: false when another fault alone is asked for; else a fresh list of promises.
begin() {
    [[ -z $only || ,$only, == *",$1,"* ]] || return 1
    say "== $1"
    : >"$work/heard" && : >"$work/promised"
}
fresh() {
    data=$work/data.$1
    (umask 077 && mkdir -p "$data")
}
officers() {
    sign_in shi-xingzhen && page shi-xingzhen /rescues/new >/dev/null && cp "$work/shi-xingzhen.jar" "$work/police.jar"
    sign_in xitong
}

# ---- PostgreSQL, thrown away ------------------------------------------------------------------------------------------
postgres() { (cd / && ${as_pg[@]+"${as_pg[@]}"} "$pg_bin/pg_ctl" -D "$work/pg" -l "$work/pg.log" -o "-p $pg_port -k $work" -w "$@") >/dev/null 2>&1; }
start_postgres() {
    need_debian postgresql
    pg_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    pg_port=$(free_port)
    chmod 711 "$work" && mkdir "$work/pg" && printf faults >"$work/pw" && touch "$work/pg.log"
    if [[ $(id -u) == 0 ]]; then
        as_pg=(runuser -u postgres --)
        chown postgres "$work/pg" "$work/pw" "$work/pg.log" && chmod 777 "$work"
    fi
    (cd / && ${as_pg[@]+"${as_pg[@]}"} "$pg_bin/initdb" -D "$work/pg" -U postgres --auth=scram-sha-256 --pwfile="$work/pw" -E UTF8 --locale=C.UTF-8) >"$work/initdb.log" 2>&1 ||
        die "PostgreSQL does not start: $(tail -n 3 "$work/initdb.log")"
    postgres start || die "PostgreSQL does not start: $(tail -n 3 "$work/pg.log")"
    PGPASSWORD=faults psql -h 127.0.0.1 -p "$pg_port" -U postgres -qc 'CREATE DATABASE faults'
    provider=(--Database:Provider=Postgres --Database:MigrateAtStart=true
        "--ConnectionStrings:Default=Host=127.0.0.1;Port=$pg_port;Username=postgres;Password=faults;Database=faults;Maximum Pool Size=8;Timeout=8")
}

# ---- Begin ------------------------------------------------------------------------------------------------------------
if [[ -z $app ]]; then
    say "Publishing …"
    app=$work/app
    dotnet publish "$root/src/CaseReferral.Web/CaseReferral.Web.csproj" -c Release -o "$app" --nologo -v quiet >"$work/publish.log" 2>&1 ||
        { tail -n 20 "$work/publish.log" >&2 && die "The application cannot be published."; }
fi
unset ConnectionStrings__Default

if begin kill; then
    fresh kill
    serve && officers
    red=0 green=0
    for ((k = 1; k <= kills; k++)); do
        write_on
        loaded
        sleep "0.$((RANDOM % 10))"
        end KILL
        t=$(now)
        serve
        [[ $(until_is 200 ready) != - ]] && green=$(since "$t")
        write_off
    done
    row "SIGKILL under write load, $kills times" "$red" "$green"
    end TERM
fi

if begin disk; then
    fresh disk
    # A disk of its own: a small tmpfs in a namespace of this user needs no root.
    inside=(unshare -rm "$BASH" -c "mount -t tmpfs -o size=64m,mode=700 none '$data' && exec \"\$@\"" serve)
    if unshare -rm mount -t tmpfs -o size=1m none /mnt 2>/dev/null; then
        serve && officers && register first
        write_on
        loaded
        head -c 80M /dev/zero 2>/dev/null >"/proc/$server/root$data/filler" || true
        red=$(until_is 503 ready)
        sleep 2
        rm -f -- "/proc/$server/root$data/filler"
        green=$(until_is 200 ready)
        loaded
        write_off
        row "disk full" "$red" "$green"
        end TERM
    else
        rows+=("disk full|skipped: no namespaces for this user|||||")
    fi
    inside=()
fi

if begin clamd; then
    if (need_debian clamav-daemon) >/dev/null 2>&1; then
        fresh clamd
        mkdir "$work/signatures" && printf 'Test:0:*:6361736572656665727261\n' >"$work/signatures/t.ndb"
        clamd_port=$(free_port)
        printf '%s\n' 'Foreground yes' "DatabaseDirectory $work/signatures" "TCPSocket $clamd_port" 'TCPAddr 127.0.0.1' >"$work/clamd.conf"
        clamd --config-file "$work/clamd.conf" >"$work/clamd.log" 2>&1 &
        clamd=$! && others+=("$clamd")
        until port_in_use "$clamd_port"; do kill -0 "$clamd" || die "clamd does not start."; sleep 0.2; done
        serve "--Scanner:Address=127.0.0.1:$clamd_port" --Scanner:Seconds=3 && officers && register first
        case=$(tail -n 1 "$work/promised")
        send_file() {
            local t code
            t=$(look "/cases/$case/files/new" | token)
            printf '%%PDF-1.4\n%%%%EOF\n' >"$work/paper.pdf"
            code=$(curl -s -m 60 -o "$work/upload.html" -w '%{http_code}' -b "$work/police.jar" -F "__RequestVerificationToken=$t" \
                -F Category=basic-facts -F "File=@$work/paper.pdf;type=application/pdf" "$url/cases/$case/files/new") || true
            [[ $code == 302 ]] || printf '%s %s\n' "$code" "$(sed -n 's/.*id="File-err"[^>]*>//p' "$work/upload.html" | sed 's/<[/]p>.*//; s/<[/]div>.*//; s/<[^>]*>//g' | head -n 1)" >>"$work/heard"
        }
        send_file
        kill -STOP "$clamd" # the system still takes the connection, nobody answers
        send_file
        red=$(until_is degraded check scanner)
        kill -CONT "$clamd"
        green=$(until_is healthy check scanner)
        send_file
        [[ $(sql 'SELECT COUNT(*) FROM "Attachments"') == 2 ]] || printf 'uploads are not two\n' >>"$work/heard"
        row "slow clamd" "$red" "$green"
        end TERM
        kill "$clamd"
    else
        rows+=("slow clamd|skipped: no clamd|||||")
    fi
fi

if begin mail; then
    fresh mail
    mail_port=$(free_port)
    serve --Mail:Host=127.0.0.1 "--Mail:Port=$mail_port" --Mail:Tls=None --Mail:From=noreply@example.gov.cn "--Mail:Link=$url" && officers && register first
    red=$(until_is degraded check mail)
    [[ $(ready) == 200 ]] || printf 'the node was taken out\n' >>"$work/heard"
    if (need_debian python3-aiosmtpd) >/dev/null 2>&1; then
        (cd / && exec /usr/bin/python3 -m aiosmtpd -n -l "127.0.0.1:$mail_port") >"$work/smtp.log" 2>&1 &
        others+=($!)
        green=$(until_is healthy check mail)
    else
        green="(no aiosmtpd)"
    fi
    row "dead mail server" "$red" "$green"
    end TERM
fi

if begin upload; then
    fresh upload
    serve && officers && register first
    case=$(tail -n 1 "$work/promised")
    (printf '%%PDF-1.4\n' && head -c 8M /dev/zero && printf '\n%%%%EOF\n') >"$work/big.pdf"
    t=$(look "/cases/$case/files/new" | token)
    slowly() {
        curl -s -m "$1" --limit-rate 1M -o /dev/null -b "$work/police.jar" -F "__RequestVerificationToken=$t" -F Category=basic-facts \
            -F "File=@$work/big.pdf;type=application/pdf" "$url/cases/$case/files/new" || true
    }
    slowly 2
    slowly 60 & # and once more, with the server gone in the middle
    request=$!
    sleep 2
    end KILL
    t0=$(now)
    serve
    green=$(until_is 200 ready) && [[ $green == - ]] || green=$(since "$t0")
    wait "$request" || true
    left=$(find "$data" -type f -path '*attachments*' | wc -l)
    [[ $left == 0 && $(sql 'SELECT COUNT(*) FROM "Attachments"') == 0 ]] || { printf 'half a file stayed\n' >>"$work/heard" && ((bad += 1)); }
    row "half-written upload, twice" 0 "$green"
    end TERM
fi

if begin shutdown; then
    fresh shutdown
    serve && officers
    head -c 400000 /dev/zero | tr '\0' x >"$work/pad"
    register last --limit-rate 100K --data-urlencode "pad@$work/pad" &
    request=$!
    sleep 1.5
    end TERM
    wait "$request" || true
    code=$(cat "$work/exit")
    [[ $code == 0 && $(wc -l <"$work/promised") == 1 ]] || { printf 'exit code %s, request not finished\n' "$code" >>"$work/heard" && ((bad += 1)); }
    serve
    row "graceful stop during a request" 0 0
    end TERM
fi

if begin restart; then
    [[ -n $pg_port ]] || start_postgres
    fresh pg
    serve && officers
    write_on
    loaded
    postgres stop -m immediate
    red=$(until_is 503 ready)
    sleep 2
    postgres start
    green=$(until_is 200 ready)
    loaded
    write_off
    row "PostgreSQL restarted under write load" "$red" "$green"
    end TERM
fi

if begin pool; then
    [[ -n $pg_port ]] || start_postgres
    [[ -e $data/keys.json && $data == *.pg ]] || fresh pg
    serve && officers && register first
    PGPASSWORD=faults psql -h 127.0.0.1 -p "$pg_port" -U postgres -d faults -qc \
        'BEGIN; LOCK TABLE "Cases" IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(15); COMMIT' >/dev/null &
    others+=($!)
    asks=()
    for ((n = 0; n < 16; n++)); do
        (code=$(curl -s -m 40 -o "$work/ask$n.html" -w '%{http_code}' -b "$work/police.jar" "$url/cases") && { [[ $code == 200 ]] || heard "$code" "$work/ask$n.html"; }) &
        asks+=($!)
    done
    red=$(until_is 503 ready)
    wait "${asks[@]}" || true
    green=$(until_is 200 ready)
    row "connection pool exhausted" "$red" "$green"
    end TERM
fi

say
{
    printf 'Fault|What was read (times)|Kept promises|Half-done|Trail whole|Red after s|Green after s\n'
    printf '%s\n' ${rows[@]+"${rows[@]}"}
} | column -t -s '|'
say "$bad rows are not as they should be"
exit "$bad"
