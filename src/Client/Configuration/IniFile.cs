namespace CognitoIdentity.Client.Configuration;

/// <summary>A line that can't be read. If it has no line number, the whole file can't be read.</summary>
internal sealed record IniFault(string Path, int? Line)
{
    public override string ToString() => Line is { } line ? Texts.ProfileLineUnreadable.With(line, Path) : Texts.ProfileFileUnreadable.With(Path);
}

/// <summary>
/// An AWS config or credentials file, read by the rules of botocore, which uses Python's configparser. One difference: botocore
/// rejects a file with a faulty line; this class rejects only the section that the line is in.
/// </summary>
internal sealed class IniFile
{
    private readonly string _path;
    private readonly Dictionary<string, IniSection> _sections = new(StringComparer.Ordinal);

    private IniFile(string path) => _path = path;

    public IEnumerable<IniSection> Sections => _sections.Values;

    /// <summary>A fault that may affect any section: the file can't be opened, or a line belongs to no section.</summary>
    public IniFault? Fault { get; private set; }

    /// <summary>Reads a file; one that doesn't exist is empty.</summary>
    public static IniFile Read(string path)
    {
        try
        {
            var file = new IniFile(path);
            file.Parse(File.Exists(path) || Directory.Exists(path) ? File.ReadAllText(path) : string.Empty);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new IniFile(path) { Fault = new IniFault(path, null) };
        }
    }

    private void Parse(string text)
    {
        IniSection? section = null;
        IniSetting? setting = null;
        int settingIndent = 0;
        int number = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            number++;
            string trimmed = line.Trim();
            if (trimmed.Length == 0)
            {
                setting?.Lines.Add(trimmed);
                continue;
            }

            if (trimmed[0] is '#' or ';')
            {
                continue;
            }

            int indent = line.Length - line.TrimStart().Length;
            if (setting is not null && indent > settingIndent)
            {
                setting.Lines.Add(trimmed);
                if (setting.IsNested && !trimmed.Contains('='))
                {
                    section!.Fault ??= new IniFault(_path, number);
                }

                continue;
            }

            settingIndent = indent;
            setting = null;
            if (trimmed[0] == '[')
            {
                section = Open(trimmed, number);
            }
            else if (section is null)
            {
                Fault ??= new IniFault(_path, number);
            }
            else
            {
                setting = section.Add(trimmed);
                section.Fault ??= setting is null ? new IniFault(_path, number) : null;
            }
        }
    }

    /// <summary>Begins a section. Anything may follow the closing bracket, such as a comment.</summary>
    private IniSection? Open(string text, int number)
    {
        string name = text[1..Math.Max(1, text.IndexOf(']'))].Trim();
        if (name.Length == 0)
        {
            // The settings below must not be added to the section above.
            Fault ??= new IniFault(_path, number);
            return null;
        }

        if (_sections.TryGetValue(name, out IniSection? section))
        {
            section.Fault ??= new IniFault(_path, number);
        }
        else
        {
            _sections.Add(name, section = new IniSection(name));
        }

        return section;
    }
}

/// <summary>A section and its settings, by their names in lower case.</summary>
internal sealed class IniSection(string name)
{
    private readonly Dictionary<string, IniSetting> _settings = new(StringComparer.Ordinal);

    public string Name => name;

    public IniFault? Fault { get; set; }

    /// <summary>All its settings, for comparison.</summary>
    public string Text => string.Join("\n", _settings.Select(setting => $"{setting.Key}={setting.Value.Text}"));

    public bool Has(string key) => this[key] is not null;

    /// <summary>The text of a setting; null if it isn't set.</summary>
    public string? this[string key] => _settings.TryGetValue(key, out IniSetting? setting) ? setting.Text : null;

    /// <summary>The text of a setting that is indented below another one, as below <c>s3 =</c>; null if it isn't set.</summary>
    public string? Nested(string parent, string key) => _settings.TryGetValue(parent, out IniSetting? setting) ? setting.Nested(key) : null;

    /// <summary>Adds a line.</summary>
    /// <returns>Null if the line isn't a setting, or if the setting exists already.</returns>
    public IniSetting? Add(string line)
    {
        int delimiter = line.IndexOfAny(['=', ':']);
        if (delimiter <= 0)
        {
            return null;
        }

        var setting = new IniSetting(line[(delimiter + 1)..].Trim());
        return _settings.TryAdd(line[..delimiter].TrimEnd().ToLowerInvariant(), setting) ? setting : null;
    }
}

/// <summary>The text after a setting's name, and the indented lines below.</summary>
internal sealed class IniSetting(string first)
{
    public List<string> Lines { get; } = [first];

    public bool IsNested => Lines[0].Length == 0;

    public string? Text => IsNested ? null : string.Join("\n", Lines).TrimEnd();

    public string? Nested(string key) => !IsNested ? null : Lines.Skip(1)
        .Select(line => line.Split(['='], 2))
        .LastOrDefault(pair => pair.Length == 2 && pair[0].Trim() == key)?[1].Trim() is { Length: > 0 } value ? value : null;
}
