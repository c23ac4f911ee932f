# shellcheck shell=bash
# Shared by the scripts beside it; sourced, never run.

# The physical path, so that a symbolic link or a call from elsewhere changes nothing.
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# English messages everywhere: a log must read the same on every machine.
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

providers=(Sqlite SqlServer Postgres)

say() { printf '%s\n' "$*"; }
die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Packages need root; without root, sudo must be there (and must not ask where nobody can answer).
can_be_root() { [[ $(id -u) == 0 ]] || command -v sudo >/dev/null; }
as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif [[ -t 0 && ${CI:-} != true ]]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# Package lists are fetched at most once per run, and only when something is missing.
apt_updated=
apt_update_once() {
    [[ -n $apt_updated ]] || as_root apt-get update -qq || return 1
    apt_updated=yes
}
apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

has_sdk() { "$1" --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; }

# A .NET 10 SDK: on PATH, in ~/.dotnet, or from the distribution.
need_dotnet() {
    local candidate
    if command -v dotnet >/dev/null && has_sdk dotnet; then return; fi
    if [[ -x ${HOME:-/root}/.dotnet/dotnet ]] && has_sdk "${HOME:-/root}/.dotnet/dotnet"; then
        export DOTNET_ROOT=${HOME:-/root}/.dotnet
        export PATH=$DOTNET_ROOT:$PATH
        return
    fi
    if command -v apt-get >/dev/null && can_be_root && apt_update_once; then
        candidate=$(LC_ALL=C apt-cache policy dotnet-sdk-10.0 | awk '/Candidate:/ { print $2 }')
        if [[ -n $candidate && $candidate != '(none)' ]] && apt_install dotnet-sdk-10.0; then
            hash -r
            if has_sdk dotnet; then return; fi
        fi
    fi
    die "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 (or with its dotnet-install script into ~/.dotnet) and start again."
}

# need_debian PACKAGE…: installs those that are not there yet.
need_debian() {
    local package
    local -a missing=()
    command -v dpkg >/dev/null || die "These Debian packages are needed, and this is no Debian or Ubuntu system: $*."
    for package in "$@"; do
        # dpkg -s also succeeds for a removed package whose settings remain, hence the look at its status.
        [[ $(LC_ALL=C dpkg -s "$package" 2>/dev/null) == *"ok installed"* ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    can_be_root || die "These Debian packages are missing, and only root can install them: apt-get install ${missing[*]}"
    say "Installing ${missing[*]} …" >&2
    apt_update_once && apt_install "${missing[@]}" || die "These Debian packages could not be installed: ${missing[*]}."
}

# True when something listens there. Bash does it alone: curl, ss and python3 may all be absent.
port_in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Builds the provider projects one after another. dotnet ef would build as well, but hides what went wrong.
build_providers() {
    local p
    for p in "${providers[@]}"; do
        dotnet build "$root/src/CaseReferral.Data.$p" -c "$1" --nologo -v quiet -clp:ErrorsOnly >&2 || die "The project of $p does not build; see above."
    done
}

# ---- A PostgreSQL server for one run, thrown away afterwards -------------------------------------------------------------
pg_dir='' pg_bin='' as_pg=()
# Starts it and exports CR_POSTGRES.
start_test_postgres() {
    local port attempt password
    pg_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [[ -x $pg_bin/initdb ]] || return 1
    # In /tmp whatever TMPDIR says: the path of a unix socket may not be longer than 107 bytes.
    pg_dir=$(mktemp -d /tmp/casereferral-pg.XXXXXX)
    # A password, because any local user could otherwise become the superuser of this server through loopback.
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && printf '%s' "$password" >"$pg_dir/password")
    # PostgreSQL refuses to run as root.
    if [[ $(id -u) == 0 ]]; then
        as_pg=(runuser -u postgres --)
        chown -R postgres "$pg_dir"
    fi
    # From its own folder: the postgres user may not enter the one we were called from.
    cd -- "$pg_dir" || return 1
    ${as_pg[@]+"${as_pg[@]}"} "$pg_bin/initdb" -D "$pg_dir/data" -U postgres --auth=scram-sha-256 \
        --pwfile="$pg_dir/password" --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$pg_dir/initdb.log" 2>&1 || {
        cat "$pg_dir/initdb.log"
        return 1
    }
    # Nothing here outlives the run, so nothing has to reach the disk.
    cat >>"$pg_dir/data/postgresql.conf" <<CONF || return 1
listen_addresses = '127.0.0.1'
unix_socket_directories = '$pg_dir'
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
    # Below the range from which the system hands out ports; somebody may still be quicker, hence five tries.
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 12000))
        if port_in_use "$port"; then continue; fi
        if ${as_pg[@]+"${as_pg[@]}"} "$pg_bin/pg_ctl" -D "$pg_dir/data" -o "-p $port" -l "$pg_dir/server.log" \
            -w -t 60 start </dev/null >/dev/null 2>&1; then
            export CR_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres;Include Error Detail=true"
            cd -- "$root"
            return
        fi
    done
    cat "$pg_dir/server.log"
    return 1
}
stop_test_postgres() {
    [[ -n $pg_dir ]] || return 0
    cd /
    if [[ -e $pg_dir/data/postmaster.pid ]]; then
        ${as_pg[@]+"${as_pg[@]}"} "$pg_bin/pg_ctl" -D "$pg_dir/data" -m immediate -w stop >/dev/null 2>&1
    fi
    rm -rf -- "$pg_dir"
}
