namespace CognitoIdentity.Local;

/// <summary>Tells whoever keeps the state that it has changed. Called on every change, so what it does has to be quick.</summary>
internal sealed class Changes
{
    private Action? _changed;

    public void Watch(Action changed) => Volatile.Write(ref _changed, changed);

    public void Note() => Volatile.Read(ref _changed)?.Invoke();
}
