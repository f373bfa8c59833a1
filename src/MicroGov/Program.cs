using System.CommandLine;
using MicroGov.Operations;
using MicroGov.Play;

// The whole command line: run (default) | sandbox | play | operator verbs.
var root = new RootCommand("MicroGov lets a neighbourhood govern its small affairs inside its own group chat.")
{
    TreatUnmatchedTokensAsErrors = false,
};
root.SetAction((parsed, ct) => RunCommand.RunAsync(parsed.UnmatchedTokens, onSandbox: false, port: null, ct));

var port = new Option<int?>("--port") { Description = "The port of the chat page; 5080 unless told." };
var sandbox = new Command("sandbox", "Starts on the embedded sandbox: a chat page, residents to be, a clock to wind.") { port };
sandbox.TreatUnmatchedTokensAsErrors = false;
sandbox.SetAction((parsed, ct) => RunCommand.RunAsync(parsed.UnmatchedTokens, onSandbox: true, parsed.GetValue(port), ct));
root.Add(sandbox);

var name = new Argument<string?>("NAME")
{
    Description = "A scenario; the first one unless told.",
    Arity = ArgumentArity.ZeroOrOne,
};
var language = new Option<string>("--lang") { Description = "The language it is played in.", DefaultValueFactory = _ => "en" };
language.AcceptOnlyFromAmong("en", "zh");
var list = new Option<bool>("--list") { Description = "One scenario a line: its name, two spaces, what it shows." };
var play = new Command("play", "Plays a whole affair through the real service and prints the transcript.")
{
    name,
    language,
    list,
};
play.SetAction(
    (parsed, ct) => PlayCommand.RunAsync(parsed.GetValue(name), parsed.GetValue(language)!, parsed.GetValue(list), ct));
root.Add(play);

root.Add(MigrateCommand.Make());
root.Add(RosterCommand.Make());
root.Add(VerifyCommand.Make());
root.Add(RebuildCommand.Make());
root.Add(BackupCommand.Make());
root.Add(RestoreCommand.Make());
root.Add(ExportCommand.Make());
root.Add(RecountCommand.Make());
root.Add(StatsCommand.Make());
root.Add(RulesCommand.Make());

var invocation = root.Parse(args);
return invocation.Errors.Count > 0 && invocation.Action is not System.CommandLine.Help.HelpAction
    ? OperatorVerb.Misused(invocation)
    : await invocation.InvokeAsync();
