using CaseReferral.Core.Common;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Tests.Workflows;

/// <summary>One column of a golden table: an actor and the side on which the program puts her.</summary>
internal sealed record Role(string Code, string Meaning, Actor Actor, Side Side);

/// <summary>Facts that choose another row of the table than the usual ones do.</summary>
internal sealed record Variant<TFacts>(string Name, Func<TFacts, TFacts> Change);
