#!/usr/bin/env bash
# Loads a city of sixty units and N cases into a new database, in minutes. See --help.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: scripts/seed-volume.sh N [--provider sqlite|postgres] [--data DIR]

  N                    number of cases, 1 to 10000000; everything in them is invented
  --provider sqlite    into DIR/casereferral.db (the default)
  --provider postgres  into the empty database that CR_POSTGRES names
  --data DIR           folder of the key file and the SQLite database; the default is data-N
  --help               this text

A database that holds units already is refused. An interrupted load is started over in a new folder.
TEXT
}
misuse() {
    printf '%s\n\n' "$1" >&2
    usage >&2
    exit 2
}

cases= provider=sqlite data=
while (($#)); do
    case $1 in
        --provider)
            [[ ${2:-} == sqlite || ${2:-} == postgres ]] || misuse "--provider takes sqlite or postgres."
            provider=$2
            shift
            ;;
        --data)
            [[ -n ${2:-} ]] || misuse "--data needs a value."
            data=$2
            shift
            ;;
        --help | -h)
            usage
            exit
            ;;
        *)
            [[ $1 =~ ^[1-9][0-9]{0,7}$ && -z $cases ]] || misuse "Unknown option: $1"
            cases=$1
            ;;
    esac
    shift
done
[[ -n $cases ]] || misuse "How many cases?"
data=${data:-$root/data-$cases}
connection=()
if [[ $provider == postgres ]]; then
    [[ -n ${CR_POSTGRES:-} ]] || die "CR_POSTGRES is not set: it holds the connection string of the empty database to fill."
    connection=("$CR_POSTGRES")
fi

need_dotnet
tool=$root/tests/CaseReferral.Volume
dotnet build "$tool/CaseReferral.Volume.csproj" -c Release --nologo -v quiet -clp:ErrorsOnly >&2 || die "The project does not build; see above."
umask 077
exec dotnet "$tool/bin/Release/net10.0/CaseReferral.Volume.dll" "$cases" "$data" ${connection[@]+"${connection[@]}"}
