# shellcheck shell=bash disable=SC2154
# Publishes, starts and ends what scripts/load.sh measures; sourced by it.

password=Demo@2026
tick=$(getconf CLK_TCK)
pg_bin= pg_main= as_pg=()

# publish PROJECT FOLDER OPTION…: unless it is there, with build files of its own: the working copy keeps what it was built to.
publish() {
    [[ ! -d $built/$2 ]] || return 0
    say "Publishing $1 …" >&2
    dotnet publish "$root/$1" -c Release -o "$built/$2" --artifacts-path "$work/build" --nologo -v quiet -clp:ErrorsOnly "${@:3}" >&2 ||
        die "The publishing of $1 failed; see above."
}
publish_all() {
    # Compiled ahead for this processor, which no lock file names.
    local ahead=(-r "linux-$([[ $(uname -m) == aarch64 ]] && echo arm64 || echo x64)" --self-contained false -p:PublishReadyToRun=true
        -p:RestorePackagesWithLockFile=false -p:NuGetLockFilePath=none.lock.json)
    publish src/CaseReferral.Web product "${ahead[@]}"
    publish tests/CaseReferral.Benchmarks/Yardstick yardstick "${ahead[@]}"
    publish tests/CaseReferral.Benchmarks/Load load -p:UseAppHost=false
}

# start NAME DLL OFFSET: on the first processor, with a gauge three ports above its own.
start() {
    local name=$1 dll=$2 own=$((port + $3))
    bases[$name]=http://127.0.0.1:$own
    cd -- "$(dirname -- "$dll")"
    # Jobs rest: a seeded city has years of reminders to catch up with, which a real one has not.
    env ASPNETCORE_ENVIRONMENT=Staging ASPNETCORE_URLS="${bases[$name]}" Logging__LogLevel__Default=Warning \
        DOTNET_STARTUP_HOOKS="$built/load/CaseReferral.Load.dll" CR_GAUGE=$((own + 3)) \
        Demo=false Jobs__Enabled=false Limits__Searches=100000000 Data__Directory="$data" \
        Database__Provider="$engine" ConnectionStrings__Default="$connection" Provider="$engine" Connection="$connection" \
        taskset -c 0 dotnet "$dll" >"$work/$name.log" 2>&1 &
    pids[$name]=$!
    until curl -fs -o /dev/null "${bases[$name]}/health/live"; do
        kill -0 "${pids[$name]}" 2>/dev/null || { cat "$work/$name.log" >&2 && die "The $name did not start."; }
        sleep 0.02
    done
}
stop() {
    kill -TERM "${pids[$1]}" 2>/dev/null || true
    wait "${pids[$1]}" 2>/dev/null || true
    unset "pids[$1]"
}

# start_database: a server of its own on the processor of the servers; it keeps its data for the next run.
start_database() {
    local folder=$data/postgres own=$((port + 2)) new=
    pg_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    if [[ $(id -u) == 0 ]]; then as_pg=(runuser -u postgres --); fi
    if [[ ! -d $folder ]]; then
        new=yes
        mkdir -p "$folder"
        (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$folder/password")
        if [[ $(id -u) == 0 ]]; then chown -R postgres "$folder"; fi
        cd -- "$folder"
        "${as_pg[@]}" "$pg_bin/initdb" -D "$folder/data" -U postgres --auth=scram-sha-256 --pwfile="$folder/password" \
            --encoding=UTF8 --locale=C.UTF-8 >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2 && die "initdb failed."; }
        # What one sets for a disk without heads; the rest is as it comes, durable writes included.
        printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" 'max_connections = 200' \
            'shared_buffers = 512MB' 'random_page_cost = 1.1' 'max_wal_size = 4GB' >>"$folder/data/postgresql.conf"
    fi
    cd -- "$folder"
    taskset -c 0 "${as_pg[@]}" "$pg_bin/pg_ctl" -D "$folder/data" -o "-p $own" -l "$folder/server.log" -w -t 120 start </dev/null >&2 ||
        die "PostgreSQL did not start, see $folder/server.log"
    pg_main=$(head -n 1 "$folder/data/postmaster.pid")
    engine=Postgres connection="Host=127.0.0.1;Port=$own;Username=postgres;Password=$(<"$folder/password");Database=city"
    [[ -z $new ]] || CR_POSTGRES=$connection "$root/scripts/seed-volume.sh" "$postgres" --provider postgres --data "$data" >&2 ||
        die "The loading failed: delete $folder and start again."
}

end_servers() {
    local name
    for name in "${!pids[@]}"; do stop "$name"; done
    if [[ -n $pg_main ]]; then "${as_pg[@]}" "$pg_bin/pg_ctl" -D "$data/postgres/data" -m fast -w stop >/dev/null 2>&1 || true; fi
}

# spent NAME: processor time of a server, and of its database, so far; in milliseconds.
spent() {
    local files=("/proc/${pids[$1]}/stat")
    if [[ -n $pg_main ]]; then
        files+=("/proc/$pg_main/stat")
        mapfile -t -O 2 files < <(pgrep -P "$pg_main" | sed 's|.*|/proc/&/stat|')
    fi
    # The children of PostgreSQL that ended are in the last two of the four.
    cat "${files[@]}" 2>/dev/null | sed 's/^.*) //' | awk -v tick="$tick" '{ sum += $12 + $13 + $14 + $15 } END { print int(sum * 1000 / tick) }'
}
# gauge NAME: bytes allocated so far.
gauge() {
    local at bytes
    at=${bases[$1]##*:}
    exec 9<>"/dev/tcp/127.0.0.1/$((at + 3))"
    read -r bytes _ <&9
    exec 9>&-
    echo "$bytes"
}
# private NAME: memory that is this process's alone, in MiB, and how much of it the kernel cannot take back by reading the program's
# files again.
private() {
    awk '/^Private/ { sum += $2 } /^Private_Dirty/ { own = $2 } END { printf "%d MiB (%d of it not from files)", sum / 1024, own / 1024 }' \
        "/proc/${pids[$1]}/smaps_rollup"
}
