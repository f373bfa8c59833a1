using System.Collections.Immutable;
using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Voting;

/// <summary>What the application around Core looks up of a vote's ballots for somebody who acts.</summary>
/// <param name="entries">The journal's length, from which receipts are made.</param>
internal sealed class VotingFacts(Vote vote, BallotBox box, ImmutableArray<Home> homes, int entries)
{
    private bool IsSecret => vote.Rule.Secrecy == Secrecy.Secret;

    public VoteFacts AddTo(VoteFacts facts, Act act)
    {
        var who = act is Recuse recuse ? recuse.Who : act.By;
        var own = vote.Roll is null ? [] : HouseholdsOf(who);
        return facts with
        {
            OwnBallot = box.Of(act.By),
            Ballots = box.Profile(vote, homes),
            Published = IsSecret ? box.Published : null,
            Receipts = IsSecret ? [.. Enumerable.Range(0, Math.Max(1, own.Length)).Select(Receipt)] : [],
            Households = own,
            NoVote = vote.Roll is not null && own.IsEmpty ? Why(who) : null,
            OnPaper = Paper(act) is { } id && OnRoll().Any(home => home.Id == id) ? box.Of(id, isByProxy: false) : null,
            HolderIsOnRoll = act is GiveProxy give && OnRoll().Any(home => home.Members.Contains(give.To)),
            HolderLivesThere =
                act is GiveProxy gives
                && OnRoll().Any(home => home.Members.Contains(gives.To) && home.Members.Contains(gives.By)),
        };
    }

    private static long? Paper(Act act) => act switch
    {
        NotePaper note => note.HouseholdId,
        ConfirmPaper confirm => confirm.HouseholdId,
        _ => null,
    };

    private ImmutableArray<HouseholdBallot> HouseholdsOf(PersonId person) =>
    [
        .. OnRoll().Where(home => home.Members.Contains(person)).Select(home => box.Of(home.Id, isByProxy: false)),
        .. vote.Proxies.Where(proxy => proxy.Value == person).Select(proxy => box.Of(proxy.Key, isByProxy: true)),
    ];

    private Reason Why(PersonId person) =>
        homes.Any(home => home.Members.Contains(person)) ? Reason.NotOwner : Reason.NoHousehold;

    private IEnumerable<Home> OnRoll() => homes.Where(home => home.IsOwner || !vote.Rule.OwnersOnly);

    /// <summary>Later ones come earlier in the order of the letters.</summary>
    private string Receipt(int at) => string.Create(CultureInfo.InvariantCulture, $"R{9_999 - entries:0000}-{9 - at}");
}
