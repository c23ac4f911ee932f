using CaseReferral.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Core.Jobs;

/// <summary>Opens a scope of services that act as the given actor; the host knows how.</summary>
public interface IJobScopes
{
    AsyncServiceScope Begin(Actor actor);
}
