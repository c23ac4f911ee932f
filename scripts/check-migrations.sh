#!/usr/bin/env bash
# Fails when the model of a provider has changes that no migration holds yet.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

configuration=Debug
build=yes
while (($#)); do
    case $1 in
        --no-build) build= ;;
        --configuration)
            configuration=${2:?--configuration needs a value}
            shift
            ;;
        *)
            say "Usage: scripts/check-migrations.sh [--no-build] [--configuration NAME]" >&2
            exit 2
            ;;
    esac
    shift
done

need_dotnet
cd -- "$root"
dotnet tool restore >/dev/null || die "dotnet-ef could not be restored."
[[ -z $build ]] || build_providers "$configuration"

# All providers are looked at, so that one run names everything that is missing.
failed=0
for p in "${providers[@]}"; do
    project=src/CaseReferral.Data.$p
    if output=$(dotnet ef migrations has-pending-model-changes --project "$project" --startup-project "$project" \
        --configuration "$configuration" --no-build 2>&1); then
        say "$p: the migrations hold the whole model."
    else
        say "$output" >&2
        say "$p: the model has changes without a migration, or could not be compared (see above); scripts/add-migration.sh NAME adds one." >&2
        failed=1
    fi
done
exit "$failed"
