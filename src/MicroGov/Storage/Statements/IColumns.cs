namespace MicroGov.Storage.Statements;

/// <summary>The columns of one row that was read past the change tracker, by position from 0.</summary>
internal interface IColumns
{
    bool IsNull(int column);

    /// <summary>Also booleans, as 0 and 1.</summary>
    long Integer(int column);

    string Text(int column);
}
