using System.Text;

namespace MicroGov.Benchmarks;

/// <summary>One answer to a native poll.</summary>
internal readonly record struct Answer(long UpdateId, int Person, int Vote, int Choice);

/// <summary>Answers drawn by lot, always the same ones; many people change their mind.</summary>
internal static class Answers
{
    public const int Choices = 3;

    public const long FirstUpdate = 1_000;

    public static List<Answer> Draw(int count, int people, int votes)
    {
        var random = new Random(20_261_124);
        return [.. Enumerable.Range(0, count).Select(index =>
            new Answer(FirstUpdate + index, random.Next(people), random.Next(votes), random.Next(Choices)))];
    }

    /// <summary>https://core.telegram.org/bots/api#pollanswer</summary>
    public static byte[] ToJson(Answer answer) =>
        Encoding.UTF8.GetBytes(
            $$$"""
            {"update_id":{{{answer.UpdateId}}},"poll_answer":{"poll_id":"{{{Town.PollId(
                answer.Vote)}}}","user":{"id":{{{Town.FirstAccount
                + answer.Person}}},"is_bot":false,"first_name":"Neighbour {{{answer.Person}}}","language_code":"en"},"option_ids":[{{{answer.Choice}}}],"option_persistent_ids":["{{{answer.Choice}}}"]}}
            """
        );

    /// <summary>The last answer of each person in each vote.</summary>
    public static Dictionary<(int Vote, int Person), int> Final(IEnumerable<Answer> answers)
    {
        var final = new Dictionary<(int, int), int>();
        foreach (var answer in answers)
        {
            final[(answer.Vote, answer.Person)] = answer.Choice;
        }

        return final;
    }
}
