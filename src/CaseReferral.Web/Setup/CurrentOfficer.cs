using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.Care;
using CaseReferral.Web.Features.Notices;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Setup;

/// <summary>Tells the layout who is signed in; asks nothing of the database.</summary>
internal sealed class CurrentOfficer(Actor actor, CurrentSession session, NoticeCount notices, Texts texts) : IShellUser
{
    public ShellUser? Current => actor.OfficerId == Guid.Empty
        ? null
        : new ShellUser(actor.Name, actor.OrganisationName, texts.Enum(actor.Role), Permissions.Of(actor.Kind, actor.Role))
        {
            SessionEndsAt = session.EndsAt,
            SessionEndsForGoodAt = session.EndsForGoodAt,
            MaySearch = Permissions.Of(actor.Kind, actor.Role).Contains(Permissions.CaseRead),
            UnreadNotices = notices.Unread,
            KeepsDepartures = DepartureRegister.IsKeptBy(actor),
            HasDuty = session.Duty != Duty.None,
        };
}
