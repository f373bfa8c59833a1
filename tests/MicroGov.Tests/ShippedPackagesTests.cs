using System.Text.Json;
using MicroGov.Tests.Presentation;

namespace MicroGov.Tests;

/// <summary>No tool of the tests goes along with the service.</summary>
public class ShippedPackagesTests
{
    private static readonly string[] OnlyForTests = ["Testing", "Test.Sdk", "xunit", "Moq", "CsCheck", "Playwright"];

    [Theory]
    [InlineData("MicroGov")]
    [InlineData("MicroGov.Core")]
    [InlineData("MicroGov.Sandbox")]
    public async Task Nothing_for_tests_is_among_it(string project)
    {
        using var locked = JsonDocument.Parse(
            await File.ReadAllTextAsync(SourceText.PathOf($"src/{project}/packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject()).Select(package => package.Name).ToList();

        Assert.DoesNotContain(packages, package =>
            OnlyForTests.Any(part => package.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }
}
