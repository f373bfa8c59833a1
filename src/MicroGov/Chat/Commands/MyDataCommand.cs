using MicroGov.Chat.Privacy;
using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/mydata</c>: everything that is held about me, as a file in my private chat.</summary>
public sealed class MyDataCommand : ChatCommand
{
    public override string Name => "mydata";

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(Turn turn, Words words)
    {
        if (!turn.Person.CanBeWrittenTo)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        await turn.SendFileAsync("my-data.json", await new MyData(turn.Session, turn.Person).WriteAsync(), turn.Texts.Say("mydata"));
        return turn.IsPrivate ? Answer.Nothing : new Answer.Done(turn.Texts.Say("done.mydata"));
    }
}
