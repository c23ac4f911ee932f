#!/usr/bin/env bash
# Builds CaseReferral and starts it with the demo city. See --help.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/run.sh [--fresh] [--port N] [--data DIR]

Builds CaseReferral and starts it on this machine only (127.0.0.1), on SQLite,
with the demo city. Ctrl-C stops it. The next start keeps what was entered.

  --fresh     first delete the database, attachments and keys in DIR
  --port N    1024 to 65535 (default 5080)
  --data DIR  where the data lives (default: data/ in the repository)
  --help      this text
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

fresh= port=5080 data=$root/data
while (($#)); do
    case $1 in
        --fresh) fresh=yes ;;
        --port | --data)
            [[ -n ${2:-} ]] || misuse "$1 needs a value."
            if [[ $1 == --port ]]; then port=$2; else data=$2; fi
            shift
            ;;
        --help | -h)
            usage
            exit
            ;;
        *) misuse "Unknown option: $1" ;;
    esac
    shift
done
# No leading zero and at most five digits: bash would read 010000 as octal.
[[ $port =~ ^[1-9][0-9]{3,4}$ ]] && ((port >= 1024 && port <= 65535)) ||
    misuse "--port takes a number from 1024 to 65535, not '$port'."
if port_in_use "$port"; then die "Port $port is in use: choose another with --port N."; fi

need_dotnet

server= log=$(mktemp "${TMPDIR:-/tmp}/casereferral-run.XXXXXX")
stop() {
    local status=$? second
    # A second Ctrl-C must not interrupt the orderly stop.
    trap '' INT TERM HUP
    if [[ -n $server ]]; then
        # A background child of a script ignores Ctrl-C, so the server is asked here, and given time to finish.
        kill -TERM "$server" 2>/dev/null || true
        for ((second = 0; second < 150; second++)); do
            kill -0 "$server" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -f -- "$log"
    exit "$status"
}
trap stop EXIT
trap 'say; say "Stopping …"; exit 0' INT TERM HUP

say "Building …"
web=$root/src/CaseReferral.Web
if ! dotnet build "$web/CaseReferral.Web.csproj" -c Release --nologo -v quiet >"$log" 2>&1; then
    cat "$log" >&2
    die "The build failed; its messages are above."
fi

# Data about people: nobody else on this machine may read what is made from here on.
umask 077
# CDPATH= : with it set, cd could go elsewhere and print where.
mkdir -p -- "$data" && data=$(CDPATH='' cd -- "$data" && pwd -P) || die "The data folder cannot be made: $data"
[[ -w $data ]] || die "The data folder cannot be written: $data"

# Without our database the folder is not ours, and its attachments/ or keys.json may be somebody's own.
# The database goes last, so that an interrupted --fresh can be repeated.
if [[ -n $fresh && -e $data/casereferral.db ]]; then
    rm -rf -- "$data/attachments"
    rm -f -- "$data/keys.json" "$data"/casereferral.db?* "$data/casereferral.db"
fi

# The web project is the content root: pages, style sheets and settings are found from the current folder.
cd -- "$web"
# A connection string of this shell must not send the demo to a real database.
unset ConnectionStrings__Default
ASPNETCORE_ENVIRONMENT=Development DOTNET_ENVIRONMENT=Development \
    ASPNETCORE_URLS="http://127.0.0.1:$port" \
    Database__Provider=Sqlite Data__Directory="$data" Demo=true \
    dotnet bin/Release/net10.0/CaseReferral.Web.dll >"$log" 2>&1 &
server=$!

died() {
    tail -n 30 -- "$log" >&2
    die "$1"
}
alive() {
    local line=
    # In a subshell, because a failing exec would end the script; -t so that a silent server cannot hold us.
    line=$( (
        exec 3<>"/dev/tcp/127.0.0.1/$port"
        printf 'GET /health/live HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3
        IFS= read -r -t 5 line <&3
        printf '%s' "$line"
    ) 2>/dev/null) || return 1
    [[ $line == "HTTP/1.1 200"* ]]
}
deadline=$((SECONDS + 60))
until alive; do
    kill -0 "$server" 2>/dev/null || died "CaseReferral stopped while starting; its last lines are above."
    ((SECONDS < deadline)) || died "CaseReferral did not answer within 60 seconds; its last lines are above."
    sleep 0.3
done

cat <<TEXT

CaseReferral runs at  http://127.0.0.1:$port
Data: $data
Log:  $log

Demo accounts, all with the password  Demo@2026
  Officer            Unit lead               Unit
  shi-xingzhen       shi-xingzhen-lead       市公安局刑侦支队
  qinghe-xingzhen    qinghe-xingzhen-lead    青禾县公安局刑侦大队
  nanwan-huzheng     nanwan-huzheng-lead     南湾区公安分局户政大队
  jiuzhu             jiuzhu-lead             市救助管理站
  weibao             weibao-lead             市未成年人救助保护中心
  fuliyuan           fuliyuan-lead           市儿童福利院
  nanwan-jiaoyu      nanwan-jiaoyu-lead      南湾区教育局
  beiling-jiaoyu     beiling-jiaoyu-lead     北岭县教育局
  yiyuan             yiyuan-lead             市第一人民医院(定点)
  zhensuo            zhensuo-lead            北岭县诊所(非定点)
  fayuan             fayuan-lead             市法律援助中心
  renshe             renshe-lead             市人社局
  canlian            canlian-lead            市残联
  waiban             waiban-lead             市外办
  churujing          churujing-lead          市出入境管理支队
  bangongshi         bangongshi-lead         市联席会议办公室
  qinghe-bangongshi  qinghe-bangongshi-lead  青禾县联席会议办公室
  Administrators: xitong 系统管理员 · anquan 安全管理员 · shenji 审计管理员

Ctrl-C stops it.
TEXT

# wait (and not a foreground command) lets the trap run at once.
status=0
wait "$server" || status=$?
died "CaseReferral stopped by itself (exit code $status); its last lines are above."
