using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>The boy, on one node over SQLite.</summary>
public sealed class Scenario1Tests(RecordedBrowsers browsers) : Scenario1(browsers), IClassFixture<RecordedBrowsers>;

/// <summary>The girl, on one node over SQLite.</summary>
public sealed class Scenario2Tests(RecordedBrowsers browsers) : Scenario2(browsers), IClassFixture<RecordedBrowsers>;

/// <summary>The woman, on one node over SQLite.</summary>
public sealed class Scenario3Tests(RecordedBrowsers browsers) : Scenario3(browsers), IClassFixture<RecordedBrowsers>;

/// <summary>The boy, every request on the other of two nodes; run by scripts/nodes.sh.</summary>
public sealed class Scenario1OnTwoNodesTests(TwoNodesInFull browsers) : Scenario1(browsers), IClassFixture<TwoNodesInFull>;

/// <summary>The girl, every request on the other of two nodes; run by scripts/nodes.sh.</summary>
public sealed class Scenario2OnTwoNodesTests(TwoNodesInFull browsers) : Scenario2(browsers), IClassFixture<TwoNodesInFull>;

/// <summary>The woman, every request on the other of two nodes. The shortest of the three: every run of the tests has it.</summary>
public sealed class Scenario3OnTwoNodesTests(TwoNodes browsers) : Scenario3(browsers), IClassFixture<TwoNodes>;
