using System.Linq.Expressions;
using System.Reflection;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Privacy;

/// <summary>What a column says of somebody.</summary>
public enum PersonalKind
{
    /// <summary>Their number, which says nothing once <c>People</c> no longer says whose it was.</summary>
    Number,

    /// <summary>Their Telegram account.</summary>
    Account,
}

/// <summary>What becomes of a row when its person is forgotten.</summary>
public enum Fate
{
    /// <summary>The row goes.</summary>
    RowGoes,

    /// <summary>The number stays: what was decided stays decided.</summary>
    NumberStays,

    /// <summary>An act of theirs ends it, through the journal: they lay an office down, leave a household.</summary>
    EndsByJournal,

    /// <summary>It is the person's own row: what says who they are is overwritten.</summary>
    Overwritten,

    /// <summary>
    /// What others are told about them stays without their name, and what others sent that failed goes (<see cref="Traces"/>).
    /// </summary>
    LosesTheName,
}

/// <summary>
/// A column that holds a person: in which part of <c>/mydata</c> it is shown, and what <c>/forgetme</c> does with it.
/// </summary>
/// <param name="ShownIn">A member of <see cref="MyDataFile"/>.</param>
public abstract record PersonalColumn(Type Row, string Column, PersonalKind Kind, string ShownIn, Fate Fate)
{
    public static PersonalColumn Of<TRow>(Expression<Func<TRow, long>> column, PersonalKind kind, string shownIn, Fate fate)
        where TRow : class => new Typed<TRow>(column, kind, shownIn, fate);

    /// <summary>A column in which there may be nobody.</summary>
    public static PersonalColumn OfOptional<TRow>(
        Expression<Func<TRow, long?>> column, PersonalKind kind, string shownIn, Fate fate)
        where TRow : class => new Typed<TRow>(column, kind, shownIn, fate);

    /// <summary>Deletes the rows that hold this person here.</summary>
    internal abstract Task DeleteAsync(MicroGovContext db, Identity who, CancellationToken ct);

    private sealed record Typed<TRow>(LambdaExpression Named, PersonalKind Kind, string ShownIn, Fate Fate)
        : PersonalColumn(typeof(TRow), ((PropertyInfo)((MemberExpression)Named.Body).Member).Name, Kind, ShownIn, Fate)
        where TRow : class
    {
        internal override Task DeleteAsync(MicroGovContext db, Identity who, CancellationToken ct)
        {
            var theirs = Kind == PersonalKind.Account ? who.Account : who.Number;
            var isTheirs = Expression.Equal(Named.Body, Expression.Constant(theirs, Named.Body.Type));
            return db.Set<TRow>().IgnoreQueryFilters()
                .Where(Expression.Lambda<Func<TRow, bool>>(isTheirs, Named.Parameters)).ExecuteDeleteAsync(ct);
        }
    }
}
