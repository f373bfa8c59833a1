using MicroGov.Core;
using MicroGov.Pipeline;

namespace MicroGov.Privacy;

/// <summary><c>/mydata</c>: everything that is held about me, as a file in my private chat.</summary>
public sealed class MyDataCommand : ChatCommand
{
    public override string Name => "mydata";

    public override CommandScope Scope => CommandScope.Person;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (!context.Person.CanBeWrittenTo)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        await context.SendFileAsync(
            "my-data.json", await new MyData(context.Work, context.Person).WriteAsync(), context.Texts.Say("mydata"));
        return context.IsPrivate ? Answer.Nothing : new Answer.Done(context.Texts.Say("done.mydata"));
    }
}
