using MicroGov.Core;
using MicroGov.Pipeline;

namespace MicroGov.Privacy;

/// <summary><c>/mydata</c>: everything that is held about me, as a file in my private chat.</summary>
public sealed class MyDataCommand : ChatCommand
{
    public override string Name => "mydata";

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext turn, ArgumentReader words)
    {
        if (!turn.Person.CanBeWrittenTo)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        await turn.SendFileAsync("my-data.json", await new MyData(turn.Work, turn.Person).WriteAsync(), turn.Texts.Say("mydata"));
        return turn.IsPrivate ? Answer.Nothing : new Answer.Done(turn.Texts.Say("done.mydata"));
    }
}
