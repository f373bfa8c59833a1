using System.Diagnostics;

namespace MicroGov.Tests.Storage;

/// <summary>
/// The bytes of a file that a service works on. It holds its database against all that asks the operating system for a lock, as
/// .NET does when it opens a file; <c>cp</c> asks for none.
/// </summary>
internal static class FileBytes
{
    public static byte[] Of(string file)
    {
        var copy = Path.GetTempFileName();
        try
        {
            using var cp = Process.Start("cp", [file, copy]);
            cp.WaitForExit();
            return File.ReadAllBytes(copy);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
