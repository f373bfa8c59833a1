using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace MicroGov.Hosting;

/// <summary>Reads options and collects every fault, so that a wrong configuration is put right in one go.</summary>
public sealed class Settings(IConfiguration configuration)
{
    private readonly List<string> faults = [];

    /// <summary>The section's values, validated; faults are kept for <see cref="ThrowIfFaulty"/>.</summary>
    public T Read<T>(string section)
        where T : class, new()
    {
        var options = new T();
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            var (key, standard) = ($"{section}:{property.Name}", property.GetValue(options));
            try
            {
                if (configuration.GetSection(key) is { Value: { Length: > 0 } } given)
                {
                    property.SetValue(options, given.Get(property.PropertyType));
                }
            }
            catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentException)
            {
                faults.Add($"{key} is \"{configuration[key]}\"; write for example {Written(standard)}.");
            }

            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(property.GetValue(options)))
            {
                faults.Add(
                    $"{key} is \"{configuration[key]}\"; write from {range.Minimum} to {range.Maximum}, "
                    + $"for example {Written(standard)}.");
            }
        }

        // Asked directly: the framework's validator stays silent about these as long as any single value is out of its range.
        if (options is IValidatableObject whole)
        {
            faults.AddRange(whole.Validate(new ValidationContext(options)).Select(fault => fault.ErrorMessage!));
        }

        return options;
    }

    /// <summary>Faults that show only when several sections are seen together.</summary>
    public void Also(IEnumerable<string> more) => faults.AddRange(more);

    /// <exception cref="SettingsException">Something was wrong: all of it, in one message.</exception>
    public void ThrowIfFaulty()
    {
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    private static string Written(object? value) => value switch
    {
        TimeSpan span => span.ToString("c"),
        null => "a value",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}

/// <summary>The configuration cannot be used.</summary>
public sealed class SettingsException(IReadOnlyCollection<string> faults) : Exception(
    "The configuration has to be put right first:" + string.Concat(faults.Select(fault => Environment.NewLine + " - " + fault)));
