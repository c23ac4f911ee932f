using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.NoticeMail;

/// <summary>Where notices that concern the officer go as well; empty for nowhere.</summary>
public sealed record NoticeMailForm
{
    [StringLength(MailAddresses.Longest), Display(Name = "NoticeMail.Address")] public string? Mail { get; init; }
    [StringLength(200), Display(Name = "Password.Present")] public string? Present { get; init; }
}

/// <summary>The form, and whether a password is asked: an account that signs in elsewhere has none here.</summary>
public sealed record NoticeMailPage(NoticeMailForm Form, bool AsksPassword);
