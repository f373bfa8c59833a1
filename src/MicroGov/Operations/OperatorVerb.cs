using System.CommandLine;
using System.Data.Common;
using MicroGov.Hosting;
using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Operations;

/// <summary>What an operator's verb works with.</summary>
/// <param name="Say">Where its answer goes.</param>
public sealed record Workplace(DatabaseOptions Options, DateTimeOffset Now, TextWriter Say, CancellationToken Ct)
{
    /// <summary>The sections that a verb reads besides the database's.</summary>
    public Settings Settings { get; init; } = new(new ConfigurationBuilder().Build());

    /// <summary>The word behind a verb that takes one; null when there is none.</summary>
    public string? Word { get; init; }

    /// <summary>The path of the SQLite file; null on another database.</summary>
    public string? File => Options.Provider == "Sqlite" ? SqliteFile.PathOf(Options.ConnectionString) : null;
}

/// <summary>
/// What the operator's verbs share: they take the same settings as the service, and end with 0 (well), 1 (a problem) or
/// 2 (misused), each problem in one sentence.
/// </summary>
public static class OperatorVerb
{
    public const int Good = 0, Problem = 1, Wrong = 2;

    /// <summary>A right command line of each verb, to show when one was wrong.</summary>
    private static readonly Dictionary<string, string> Examples = [];

    /// <param name="example">A right command line, beginning with the verb.</param>
    /// <param name="word">One word that may be missing: to the parser a setting in its place looks the same.</param>
    public static Command Make(
        string name,
        string description,
        string example,
        Func<ParseResult, Workplace, Task<int>> work,
        Argument<string[]>? word = null)
    {
        Examples[name] = example;
        var verb = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        if (word is not null)
        {
            verb.Add(word);
        }

        verb.SetAction((parsed, ct) => RunAsync(parsed, word, example, work, ct));
        return verb;
    }

    /// <summary>A word that stands before a verb, such as <c>roster import</c>.</summary>
    public static Command Before(Command verb, string name, string description)
    {
        Examples[name] = Examples[verb.Name];
        return new Command(name, description) { verb };
    }

    /// <summary>Says what was wrong with the command line, and how to get help.</summary>
    public static int Misused(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        // One is enough: what follows is mostly its consequence. Some have a line for each right value.
        var sentence = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Fail($"{sentence} Write for example: {ExampleFor(parsed)} (see --help)", Wrong);
    }

    private static string ExampleFor(ParseResult parsed) =>
        Examples.GetValueOrDefault(parsed.CommandResult.Command.Name, "play adopted --lang en");

    /// <summary>
    /// Opens the database that the settings name, if it is there and up to date, and lets <paramref name="work"/> read it.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">There is none, or it is of another version.</exception>
    public static async Task<int> ReadAsync(Workplace place, Func<MicroGovContext, Task<int>> work)
    {
        if (place.File is { } path && !File.Exists(path))
        {
            var sandbox = Path.ChangeExtension(path, ".sandbox.db");
            path = File.Exists(sandbox) ? $"{path}, but the sandbox's {sandbox}" : path;
            var example = File.Exists(sandbox) ? Path.GetFileName(sandbox) : "microgov.db";
            throw new DatabaseUnusableException(
                $"There is no database {path}. Name one, for example --Database:ConnectionString=\"Data Source={example}\".");
        }

        if (place.File is { } file && DatabaseLock.FaultIn(file) is { } fault)
        {
            throw new DatabaseUnusableException($"The database {file} {fault}.");
        }

        await using var services = new ServiceCollection().AddStorage(place.Options).BuildServiceProvider();
        await using var db = await services.GetRequiredService<Database>().OpenAsync(place.Ct);
        if ((await db.Database.GetPendingMigrationsAsync(place.Ct)).Any())
        {
            throw new DatabaseUnusableException("The database is of an older version. Bring it up to date first: migrate");
        }

        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await using var snapshot = await ReadSnapshot.BeginAsync(db, place.Ct);
        return await work(db);
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Argument<string[]>? word,
        string example,
        Func<ParseResult, Workplace, Task<int>> work,
        CancellationToken ct)
    {
        IReadOnlyList<string> given = word is null
            ? parsed.UnmatchedTokens
            : [.. parsed.GetValue(word) ?? [], .. parsed.UnmatchedTokens];
        var (settingTokens, words) = Sort(given);
        if (words.Skip(word is null ? 0 : 1).FirstOrDefault() is { } stray)
        {
            return Misused($"\"{stray}\" is not understood here.", example);
        }

        try
        {
            var settings = new Settings(ServiceConfiguration.Read(settingTokens));
            var options = settings.Read<DatabaseOptions>("Database");
            settings.ThrowIfFaulty();
#pragma warning disable RS0030 // The composition root picks the clock.
            var now = TimeProvider.System.GetUtcNow();
#pragma warning restore RS0030
            return await work(
                parsed, new Workplace(options, now, Console.Out, ct) { Settings = settings, Word = words.FirstOrDefault() });
        }
        catch (MisuseException misuse)
        {
            return Misused(misuse.Message, example);
        }
        catch (SettingsException trouble)
        {
            return Fail(trouble.Message, Wrong);
        }
        catch (DatabaseUnusableException trouble)
        {
            return Fail(trouble.Message, Problem);
        }
        catch (Npgsql.NpgsqlException trouble)
        {
            return Fail($"PostgreSQL cannot be used: {trouble.Message} Start it, or correct Database:ConnectionString.", Problem);
        }
        catch (DbException trouble)
        {
            return Fail(
                $"The database cannot be read ({trouble.GetType().Name} {trouble.ErrorCode}): is it damaged, or of another "
                    + "program?",
                Problem);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail($"A file cannot be read or written: {trouble.Message}", Problem);
        }
    }

    /// <summary>
    /// Settings look like <c>--Section:Key=value</c> or <c>--Section:Key value</c>; anything else is a word, or a slip.
    /// </summary>
    private static (List<string> Settings, List<string> Arguments) Sort(IReadOnlyList<string> tokens)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < tokens.Count; i++)
        {
            var isSetting = tokens[i].StartsWith("--", StringComparison.Ordinal) && tokens[i].Split('=')[0].Contains(':');
            (isSetting ? settings : words).Add(tokens[i]);
            if (isSetting && !tokens[i].Contains('=') && i + 1 < tokens.Count)
            {
                settings.Add(tokens[++i]);
            }
        }

        return (settings, words);
    }

    private static int Misused(string sentence, string example) => Fail($"{sentence} Write for example: {example}", Wrong);

    private static int Fail(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}

/// <summary>The command line asks for something that cannot be; an example is shown with it.</summary>
public sealed class MisuseException(string message) : Exception(message);
