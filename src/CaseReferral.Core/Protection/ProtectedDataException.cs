namespace CaseReferral.Core.Protection;

/// <summary>A protected value was changed, moved or made with an unknown key. Says nothing about its content.</summary>
public sealed class ProtectedDataException() : Exception("Protected data cannot be read.");
