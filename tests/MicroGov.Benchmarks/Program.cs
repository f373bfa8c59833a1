using System.CommandLine;
using MicroGov.Benchmarks;

// Run by hand: dotnet run -c Release --project tests/MicroGov.Benchmarks -- flood
var root = new RootCommand("Measures the real service against a hand-written loop that does the same durable work.");

var answers = new Option<int>("--answers") { DefaultValueFactory = _ => 50_000, Description = "How many poll answers." };
var people = new Option<int>("--people") { DefaultValueFactory = _ => 5_000, Description = "Of how many people." };
var polls = new Option<int>("--polls") { DefaultValueFactory = _ => 20, Description = "In how many polls." };
var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "How often." };
var flood = new Command("flood", "Poll answers as fast as the service takes them.") { answers, people, polls, rounds };
flood.SetAction((parsed, _) => Flood.RunAsync(
    parsed.GetValue(answers), parsed.GetValue(people), parsed.GetValue(polls), parsed.GetValue(rounds)));
root.Add(flood);

var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 3_000, Description = "How many messages, each to a chat of its own." };
var drains = new Option<int>("--rounds") { DefaultValueFactory = _ => 1, Description = "How often." };
var drain = new Command("drain", "Everything that is owed, at Telegram's pace.") { messages, drains };
drain.SetAction((parsed, _) => Drain.RunAsync(parsed.GetValue(messages), parsed.GetValue(drains)));
root.Add(drain);

return await root.Parse(args).InvokeAsync();
