using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace CognitoIdentity.Api;

/// <summary>A problem in an answer.</summary>
/// <param name="Member">The member.</param>
/// <param name="IsMissing">Whether it is missing. If false, a text in it is malformed.</param>
internal sealed record AnswerFault(string Member, bool IsMissing)
{
    public override string ToString() => (IsMissing ? Texts.ResponseIncomplete : Texts.ResponseMalformed).With(Member);
}

/// <summary>A structure of the API: a class, whose marked properties are the members.</summary>
internal sealed class StructureShape : Shape
{
    private static readonly ConcurrentDictionary<Type, StructureShape> Known = new();

    private Member[]? _members;
    private Member[]? _collections;

    private StructureShape(Type type) => Type = type;

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>The members, in the API's order.</summary>
    public Member[] Members => _members ??= Read();

    /// <summary>The members that are lists or maps.</summary>
    public Member[] Collections => _collections ??= Array.FindAll(Members, member => member.IsCollection);

    /// <summary>The structure that a class describes.</summary>
    public static StructureShape Of(Type type) => Known.GetOrAdd(type, known => new StructureShape(known));

    /// <summary>A member by its name, or null.</summary>
    public Member? Find(string name) => Array.Find(Members, member => member.Name == name);

    /// <summary>A new object with no members set.</summary>
    public object Create() => Activator.CreateInstance(Type)!;

    /// <summary>
    /// The first invalid member of an answer: it is required and missing, a text is malformed, or a list or
    /// map has an item that is null. Lists and maps may be missing.
    /// </summary>
    public AnswerFault? Fault(object answer)
    {
        foreach (Member member in Members)
        {
            object? value = member.Get(answer);
            if (value is null or "")
            {
                if (member.IsEssential)
                {
                    return new AnswerFault(member.Name, IsMissing: true);
                }
            }
            else if (Fault(member.Name, member.Shape, value) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    public override string ToString() => string.Join(", ", Members.Where(member => member.Shape is TextShape).Select(member => $"{member.Name} of {member.Shape}"));

    private static AnswerFault? Fault(string member, Shape shape, object? value)
    {
        switch (value)
        {
            case null:
                return new AnswerFault(member, IsMissing: true);
            case string text:
                return shape is TextShape form && !form.AllowsAnswer(text) ? new AnswerFault(member, IsMissing: false) : null;
            case ValueType:
                return null;
            case IDictionary map:
                var entries = (MapShape)shape;
                foreach (DictionaryEntry entry in map)
                {
                    if ((Fault(member, entries.Key, entry.Key) ?? Fault(member, entries.Value, entry.Value)) is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            case IList list:
                Shape element = ((ListShape)shape).Element;
                foreach (object? item in list)
                {
                    if (Fault(member, element, item) is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            default:
                return Of(value.GetType()).Fault(value);
        }
    }

    private Member[] Read()
    {
        var members = new List<Member>();
        foreach (PropertyInfo property in Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (property.GetCustomAttribute<MemberAttribute>() is { } attribute)
            {
                members.Add(new Member(property, attribute));
            }
        }

        return [.. members];
    }
}

/// <summary>A member of a structure.</summary>
internal sealed class Member
{
    private readonly PropertyInfo _property;
    private readonly MemberAttribute _attribute;
    private Accessor? _accessor;
    private Shape? _shape;

    public Member(PropertyInfo property, MemberAttribute attribute)
    {
        _property = property;
        _attribute = attribute;
        Name = attribute.Name ?? property.Name;
        Type = property.PropertyType;
        EncodedName = JsonEncodedText.Encode(Name);
    }

    public string Name { get; }

    public JsonEncodedText EncodedName { get; }

    /// <summary>The type of the values.</summary>
    public Type Type { get; }

    public Shape Shape => _shape ??= Shapes.Named(_attribute.Shape);

    public bool IsRequired => _attribute is RequiredAttribute;

    /// <summary>Whether an answer without it is rejected. Lists and maps may be missing, because the service leaves out empty ones.</summary>
    public bool IsEssential => _attribute is not OptionalAttribute && !IsCollection;

    /// <summary>Whether it is a list or a map.</summary>
    public bool IsCollection => Type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(Type);

    private Accessor Access => _accessor ??= Accessor.For(_property);

    public object? Get(object structure) => Access.Get(structure);

    public void Set(object structure, object? value) => Access.Set(structure, value);

    /// <summary>Gets and sets a property by delegates, which are faster than reflection.</summary>
    private abstract class Accessor
    {
        public static Accessor For(PropertyInfo property)
        {
            // Without arguments, .NET generates no code for the constructor's call.
            var accessor = (Accessor)Activator.CreateInstance(typeof(Accessor<,>).MakeGenericType(property.DeclaringType!, property.PropertyType))!;
            accessor.Bind(property);
            return accessor;
        }

        public abstract object? Get(object structure);

        public abstract void Set(object structure, object? value);

        public abstract void Bind(PropertyInfo property);
    }

    private sealed class Accessor<TStructure, TValue> : Accessor
    {
        private Func<TStructure, TValue> _get = null!;
        private Action<TStructure, TValue> _set = null!;

        public override void Bind(PropertyInfo property)
        {
            _get = property.GetMethod!.CreateDelegate<Func<TStructure, TValue>>();
            _set = property.SetMethod!.CreateDelegate<Action<TStructure, TValue>>();
        }

        public override object? Get(object structure) => _get((TStructure)structure);

        public override void Set(object structure, object? value) => _set((TStructure)structure, (TValue)value!);
    }
}
