namespace CaseReferral.Web.Shell.Fields;

/// <summary>The kinds of control a field can be.</summary>
public enum FieldLook { Text, Area, Date, Time, Number, Password, File, Checkbox, Select, Radios, Checks, IdNumber }
