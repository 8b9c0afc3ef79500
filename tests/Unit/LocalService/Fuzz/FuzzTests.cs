namespace CognitoIdentity.UnitTests.LocalService.Fuzz;

/// <summary>Runs by itself: what it measures is the memory of the whole process.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzTests;
