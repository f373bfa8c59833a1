namespace MicroGov.Sandbox;

/// <summary>Names for people who are only there to be many.</summary>
internal static class Neighbours
{
    private static readonly string[] Given =
    [
        "Ada", "Ben", "Cleo", "Dan", "Ella", "Finn", "Gina", "Hugo", "Ines", "Jack", "Kira", "Leo", "Maya", "Noah", "Olga",
        "Paul", "Rosa", "Sam", "Tara", "Ugo", "Vera", "Will", "Yara", "Zoe",
    ];

    private static readonly string[] Family =
    [
        "Adler", "Baker", "Costa", "Dunn", "Evans", "Frost", "Grant", "Hayes", "Ivers", "Jones", "Klein", "Lopez", "Meyer",
        "Novak", "Owens", "Price", "Quinn", "Reed", "Silva", "Tran", "Vogel", "Weber", "York",
    ];

    private static readonly string[] GivenChinese =
    [
        "伟", "芳", "强", "敏", "静", "磊", "洋", "艳", "勇", "娟", "涛", "明", "超", "霞",
        "平", "刚", "桂英", "建国", "秀兰", "志强",
        "小红", "文博", "子涵", "雨桐",
    ];

    private static readonly string[] FamilyChinese =
    [
        "周", "吴", "郑", "冯", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何",
        "吕", "张", "孔", "曹", "严", "金", "魏", "陶", "姜", "谢",
        "邹",
    ];

    /// <summary>Names nobody bears yet, for ever: when the pairs are used up, a number is added.</summary>
    public static IEnumerable<(string First, string? Last)> Names(string language, IReadOnlySet<string> taken)
    {
        var chinese = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        for (var round = 1; ; round++)
        {
            var number = round == 1 ? "" : $" {round}";
            foreach (var (given, family) in Pairs(chinese ? GivenChinese : Given, chinese ? FamilyChinese : Family))
            {
                var name = chinese
                    ? (First: family + given + number, Last: (string?)null)
                    : (First: given, Last: family + number);
                if (!taken.Contains(name.Last is null ? name.First : $"{name.First} {name.Last}"))
                {
                    yield return name;
                }
            }
        }
    }

    /// <summary>Every pair once, neighbouring ones alike in nothing: the lists' lengths have no common divisor.</summary>
    private static IEnumerable<(string Given, string Family)> Pairs(string[] given, string[] family) =>
        Enumerable
            .Range(0, given.Length * family.Length)
            .Select(index => (given[index % given.Length], family[index % family.Length]));
}
