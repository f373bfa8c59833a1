using System.CommandLine;
using MicroGov.Benchmarks;

// Run by hand: dotnet run -c Release --project tests/MicroGov.Benchmarks -- --help
if (args is [BarePoller.Word, var telegram])
{
    await BarePoller.RunAsync(telegram);
}

var root = new RootCommand(
    "Measures the real service beside something hand-written that does the same work, in one run: times drift from machine to "
        + "machine and hour to hour, ratios hardly do."
);

var answers = Number("--answers", 50_000, "How many poll answers.");
var people = Number("--people", 5_000, "Of how many people.");
var polls = Number("--polls", 20, "In how many polls.");
var rounds = Number("--rounds", 3, "How often.");
var flood = new Command("flood", "Poll answers as fast as the service takes them, beside a raw loop.")
{
    answers,
    people,
    polls,
    rounds,
};
flood.SetAction(
    (parsed, _) =>
        Flood.RunAsync(parsed.GetValue(answers), parsed.GetValue(people), parsed.GetValue(polls), parsed.GetValue(rounds)));
root.Add(flood);

var messages = Number("--messages", 3_000, "How many messages, each to a chat of its own.");
var drains = Number("--rounds", 1, "How often.");
var drain = new Command("drain", "Everything that is owed, at Telegram's pace.") { messages, drains };
drain.SetAction((parsed, _) => Drain.RunAsync(parsed.GetValue(messages), parsed.GetValue(drains)));
root.Add(drain);

var affairs = Number("--affairs", 100_000, "How many affairs are stored.");
var ballots = Number("--ballots", 5_000_000, "How many ballots are stored, spread evenly over the affairs.");
var residents = Number("--people", 20_000, "How many people are stored.");
var samples = Number("--samples", 100, "How often each thing is done.");
var starts = Number("--starts", 7, "How often the service is started.");
var keep = new Option<string?>("--keep")
{
    Description = "Leave a copy of the full database there, as it was before anything was done on it.",
};
var stored = new Command("stored", "A start, a vote, a card and lists on a full database, beside an empty one.")
{
    affairs,
    ballots,
    residents,
    samples,
    starts,
    keep,
};
stored.SetAction(
    (parsed, _) =>
        Stored.RunAsync(
            new(parsed.GetValue(affairs), parsed.GetValue(ballots), parsed.GetValue(residents)),
            parsed.GetValue(starts),
            parsed.GetValue(samples),
            parsed.GetValue(keep)));
root.Add(stored);

var rate = Number("--rate", 50, "Commands a second.");
var seconds = Number("--seconds", 20, "For how long.");
var latency = new Command(
    "latency", "From a typed command to its answer at a steady rate, through the sandbox, beside a raw loop.")
{
    rate,
    seconds,
    rounds,
};
latency.SetAction((parsed, _) => Latency.RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(rounds)));
root.Add(latency);

var app = new Option<string?>("--app")
{
    Description = "The MicroGov.dll to start; the one built beside this program unless told.",
};
var runs = Number("--runs", 5, "How many starts.");
var start = new Command("start", "From process start to the first poll, and idle memory, beside the least program that polls.")
{
    app,
    runs,
};
start.SetAction((parsed, _) => Startup.RunAsync(parsed.GetValue(app), parsed.GetValue(runs)));
root.Add(start);

var noisy = Number("--seconds", 300, "For how long.");
var noise = new Command("noise", "Two residents flood two groups: how long their neighbours wait, at Telegram's pace.") { noisy };
noise.SetAction((parsed, _) => Noise.RunAsync(parsed.GetValue(noisy)));
root.Add(noise);

var cast = Number("--ballots", 100_000, "How many ballots.");
var times = Number("--rounds", 9, "How often.");
var count = new Command("count", "Counting methods over distinct ballots, beside a loop that only reads them.") { cast, times };
count.SetAction(parsed => Count.Run(parsed.GetValue(cast), parsed.GetValue(times)));
root.Add(count);

return await root.Parse(args).InvokeAsync();

static Option<int> Number(string name, int standard, string description) =>
    new(name) { DefaultValueFactory = _ => standard, Description = description };
