namespace CaseReferral.Core.Access;

/// <summary>
/// What is known about a person, cut into groups a department may or may not read (个人信息保护法 Arts. 6, 34: the minimum
/// needed for the duty). A to M as in the matrix confirmed by the departments.
/// </summary>
[Flags]
public enum FieldGroup
{
    None = 0,
    /// <summary>A: identity, age, language, photo.</summary>
    Identity = 1,
    /// <summary>B: family, relatives, contact.</summary>
    Family = 2,
    /// <summary>C: rescue facts, exploitation, route.</summary>
    Rescue = 4,
    /// <summary>D: blood sample and comparison status. Police only, never selectable.</summary>
    Sampling = 8,
    /// <summary>E: buyer and household, as keyed hashes. Police only.</summary>
    Buyer = 16,
    /// <summary>F: placement address, carer.</summary>
    Placement = 32,
    /// <summary>G: health, psychology, disability.</summary>
    Health = 64,
    /// <summary>H: legal matters.</summary>
    Legal = 128,
    /// <summary>I: schooling.</summary>
    Schooling = 256,
    /// <summary>J: training, employment.</summary>
    Employment = 512,
    /// <summary>K: offences committed under coercion. Never selectable.</summary>
    CoercedOffences = 1024,
    /// <summary>L: certificates, household registration, social security.</summary>
    Certificates = 2048,
    /// <summary>M: hand-off states, clocks, outcomes.</summary>
    Handoffs = 4096,
}
