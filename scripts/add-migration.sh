#!/usr/bin/env bash
# Adds one migration of the same name for every database provider.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

name=${1:-}
if (($# != 1)) || [[ ! $name =~ ^[A-Z][A-Za-z0-9]*$ ]]; then
    say "Usage: scripts/add-migration.sh NAME   (NAME in letters and digits, starting with a capital: AddReferralDeadline)" >&2
    exit 2
fi

need_dotnet
# dotnet-ef comes from .config/dotnet-tools.json, which is found from the repository root.
cd -- "$root"
dotnet tool restore

# Names are checked first: a stop after the first provider would leave the three out of step.
for p in "${providers[@]}"; do
    for file in "src/CaseReferral.Data.$p/Migrations/"*"_$name.cs"; do
        [[ ! -e $file ]] || die "$p already has a migration named $name."
    done
done
build_providers Debug
for p in "${providers[@]}"; do
    say "== $p"
    project=src/CaseReferral.Data.$p
    dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations --no-build ||
        die "No migration was added for $p; remove those added before it (git status) and start again."
done
