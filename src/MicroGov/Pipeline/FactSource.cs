using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>What is about to be decided.</summary>
/// <param name="Affair">As it stands before the act.</param>
public sealed record FactContext(UnitOfWork Work, Home Home, CommunityTerms Terms, Affair Affair, Act Act);

/// <summary>
/// Adds what a feature's decisions need to know, and only what this act can need: a ballot never makes us count the others.
/// </summary>
public delegate Task<Facts> FactSource(FactContext context, Facts facts);
