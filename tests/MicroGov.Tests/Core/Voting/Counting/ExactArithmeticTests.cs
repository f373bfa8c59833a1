using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MicroGov.Tests.Core.Voting.Counting;

/// <summary>Votes are counted in whole numbers and exact quotients: what is rounded can elect the wrong one.</summary>
public sealed partial class ExactArithmeticTests
{
    [Fact]
    public void Nothing_in_voting_is_rounded()
    {
        var files = Directory.GetFiles(VotingFolder(), "*.cs", SearchOption.AllDirectories);

        Assert.Contains(files, file => Path.GetFileName(file) == "Schulze.cs");
        Assert.All(files, file => Assert.DoesNotMatch(Rounded(), Comments().Replace(File.ReadAllText(file), "")));
    }

    [Theory]
    [InlineData("double share", true)]
    [InlineData("var half = 0.5;", true)]
    [InlineData("Math.Round(votes)", true)]
    [InlineData("items.Average()", true)]
    [InlineData("Half share", true)]
    [InlineData("offers.Single()", false)]
    [InlineData("doubled + 5", false)]
    [InlineData("votes[i..5]", false)]
    public void The_look_at_the_source_sees_what_is_rounded(string code, bool isRounded) =>
        Assert.Equal(isRounded, Rounded().IsMatch(code));

    [GeneratedRegex(
        @"\b(double|float|decimal|Math\.(Round|Sqrt|Pow|Floor)|Average)\b|(?<![\w.])(Double|Single|Half|Decimal)\b|(?<![\w.])\d+\.\d|\d[dfm]\b"
    )]
    private static partial Regex Rounded();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comments();

    private static string VotingFolder([CallerFilePath] string source = "")
    {
        for (var folder = Directory.GetParent(source); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MicroGov.sln")))
            {
                return Path.Combine(folder.FullName, "src", "MicroGov.Core", "Voting");
            }
        }

        throw new FileNotFoundException($"No MicroGov.sln above {source}.");
    }
}
