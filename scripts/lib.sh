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
