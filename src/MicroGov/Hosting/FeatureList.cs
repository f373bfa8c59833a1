using MicroGov.Affairs;
using MicroGov.Community;
using MicroGov.Deliberation;
using MicroGov.Pipeline;
using MicroGov.Privacy;
using MicroGov.Voting;
using MicroGov.Voting.Rules;
using MicroGov.Work;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Hosting;

/// <summary>The features of the service. What each of them adds stands in its own room.</summary>
public static class FeatureList
{
    /// <summary>
    /// In the order in which they follow up the same step: a vote's poll stops before the affair's card is unpinned.
    /// </summary>
    public static FeatureSet Compose(RuleBook rules, NamedPeople people, TelegramLookups lookups, BotIdentity bot)
    {
        FeatureSet all = null!;
        Feature[] ofAffairs =
        [
            DeliberationFeature.Create(),
            VotingFeature.Create(rules, people, lookups),
            WorkFeature.Create(people),
            AffairsFeature.Create(() => all),
        ];
        var community = CommunityFeature.Create(people, lookups, bot, () => all.Commands, ofAffairs);
        all = new([.. ofAffairs, community, PrivacyFeature.Create()]);
        return all;
    }

    /// <summary>Registers them, and what the rest of the service takes from them.</summary>
    internal static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddSingleton(provider => Compose(
            provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<NamedPeople>(),
            provider.GetRequiredService<TelegramLookups>(), provider.GetRequiredService<BotIdentity>()))
        .AddSingleton(provider => provider.GetRequiredService<FeatureSet>().Commands)
        .AddSingleton(provider => new CardPainter(provider.GetRequiredService<FeatureSet>));
}
