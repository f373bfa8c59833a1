using System.Text;

namespace MicroGov.Tests.Presentation;

/// <summary>
/// Finds the string literals of C# source: comments are skipped, the holes of interpolated strings are read as code.
/// </summary>
internal sealed class LiteralReader
{
    private readonly string code;
    private readonly List<(int At, string Text)> found = [];
    private int at;

    private LiteralReader(string code) => this.code = code;

    public static IReadOnlyList<(int At, string Text)> Read(string code)
    {
        var reader = new LiteralReader(code);
        reader.ReadCode(inHole: false);
        return reader.found;
    }

    private bool Sees(string text) => string.CompareOrdinal(code, at, text, 0, text.Length) == 0;

    /// <summary>Reads to the end, or to the brace that closes a hole.</summary>
    private void ReadCode(bool inHole)
    {
        for (var depth = 0; at < code.Length;)
        {
            if (Sees("//"))
            {
                SkipTo("\n");
            }
            else if (Sees("/*"))
            {
                SkipTo("*/");
            }
            else if (code[at] == '\'')
            {
                at += code[at + 1] == '\\' ? 2 : 1;
                SkipTo("'");
            }
            else if (code[at] == '"' || ((code[at] is '$' or '@') && code[(at + 1)..].TrimStart('$', '@').StartsWith('"')))
            {
                ReadString();
            }
            else
            {
                depth += code[at] == '{' ? 1 : code[at] == '}' ? -1 : 0;
                if (inHole && depth < 0)
                {
                    return;
                }

                at++;
            }
        }
    }

    private void ReadString()
    {
        var start = at;
        while (code[at] != '"')
        {
            at++;
        }

        var (interpolated, verbatim) = (code[start..at].Contains('$'), code[start..at].Contains('@'));
        var isRaw = Sees("\"\"\"");
        var end = isRaw ? "\"\"\"" : "\"";
        at += end.Length;
        var text = new StringBuilder();
        while (!Sees(end) || (verbatim && Sees("\"\"")))
        {
            if ((verbatim && Sees("\"\"")) || (interpolated && (Sees("{{") || Sees("}}"))))
            {
                text.Append(code[at]);
                at += 2;
            }
            else if (interpolated && code[at] == '{')
            {
                at++;
                ReadCode(inHole: true);
                text.Append("{}");
                at++;
            }
            else
            {
                // An escaped character stands for itself here: nobody looks at it.
                at += !verbatim && !isRaw && code[at] == '\\' ? 1 : 0;
                text.Append(code[at++]);
            }
        }

        at += end.Length;
        found.Add((start, text.ToString()));
    }

    private void SkipTo(string end)
    {
        var next = code.IndexOf(end, at + 1, StringComparison.Ordinal);
        at = next < 0 ? code.Length : next + end.Length;
    }
}
