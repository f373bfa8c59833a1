using System.Collections.Immutable;
using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Journal;

namespace MicroGov.Tests.Core;

public sealed class PersonIdTests
{
    [Fact]
    public void A_person_is_written_as_a_bare_number() =>
        Assert.Equal("42", JsonSerializer.Serialize(new PersonId(42), JournalJson.Options));

    [Fact]
    public void A_person_keys_a_dictionary()
    {
        var scores = ImmutableSortedDictionary<PersonId, int>.Empty.Add(new(9), 5).Add(new(10), 3);

        var written = JsonSerializer.Serialize(scores, JournalJson.Options);

        Assert.Equal("""{"9":5,"10":3}""", written);
        Assert.Equal(scores, JsonSerializer.Deserialize<ImmutableSortedDictionary<PersonId, int>>(written, JournalJson.Options)!);
    }

    [Fact]
    public void People_are_ordered_by_their_numbers()
    {
        var (first, second) = (new PersonId(9), new PersonId(10));
        Assert.True(first < second && second > first && first <= second && second >= first);
        Assert.True(first.CompareTo(second) < 0 && first >= new PersonId(9) && first <= new PersonId(9));
        Assert.False(first < new PersonId(9) || first > new PersonId(9));
        Assert.False(first > second || second < first || first >= second || second <= first);
        Assert.Equal("10", second.ToString());
    }
}
