using CognitoIdentity.Closure;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>The assemblies for Windows PowerShell can't run here, so the tests resolve all their references instead.</summary>
public sealed class ClosureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("closure-").FullName;

    public ClosureTests() => Directory.CreateDirectory(Path.Combine(_folder, "lib"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_references_of_the_assemblies_for_Windows_PowerShell_exist()
    {
        var report = BindingReport.Of(Path.Combine(BuiltModule.Folder, "net472"));

        Assert.Empty(report.Problems);
        Assert.Equal(Directory.GetFiles(Path.Combine(BuiltModule.Folder, "net472"), "*.dll", SearchOption.AllDirectories).Length, report.Assemblies);
        Assert.InRange(report.References, 20_000, int.MaxValue);
    }

    [Fact]
    public void The_assemblies_for_PowerShell_would_not_do()
    {
        File.Copy(Path.Combine(BuiltModule.Folder, "CognitoIdentity.dll"), Path.Combine(_folder, "CognitoIdentity.dll"));

        Assert.Contains(
            "CognitoIdentity: assembly System.Runtime.Loader, Version=8.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a", BindingReport.Of(_folder).Problems);
    }

    [Fact]
    public void Finds_a_type_that_is_not_there() => Finds(
        "A: type System.Nothing of mscorlib",
        Make("A", module => Calls(module, new TypeReference("System", "Nothing", module, module.TypeSystem.CoreLibrary), "Do")));

    [Fact]
    public void Finds_a_method_that_is_not_there() => Finds(
        "A: member System.Void System.String::Frobnicate()",
        Make("A", module => Calls(module, module.TypeSystem.String, "Frobnicate")));

    [Fact]
    public void Finds_a_field_that_is_not_there() => Finds(
        "A: member System.Int32 System.String::Nothing",
        Make("A", module => Code(module).Emit(OpCodes.Ldsfld, new FieldReference("Nothing", module.TypeSystem.Int32, module.TypeSystem.String))));

    [Fact]
    public void Finds_an_assembly_that_is_too_old() => Finds(
        "A: assembly B, Version=1.0.0.1, Culture=neutral, PublicKeyToken=null",
        Make("lib/B", _ => { }),
        Make("A", module => Calls(module, Foreign(module, "B", "1.0.0.1", "B"), "Run")));

    [Fact]
    public void Takes_an_assembly_that_is_newer()
    {
        Make("lib/B", module => Code(module).Emit(OpCodes.Ret));
        Make("A", module => Calls(module, Foreign(module, "B", "0.9.0.0", "B"), "Run"));

        Assert.Empty(BindingReport.Of(_folder).Problems);
    }

    [Fact]
    public void Finds_an_interface_that_is_not_implemented() => Finds(
        "A: A does not implement System.IDisposable.Dispose",
        Make("A", module => Type(module).Interfaces.Add(new InterfaceImplementation(Core(module, "IDisposable")))));

    [Fact]
    public void Finds_code_in_an_interface() => Finds(
        "A: code in an interface, System.Void A::Run()",
        Make("A", module =>
        {
            Code(module);
            Type(module).Attributes = TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Public;
        }));

    [Fact]
    public void Finds_a_member_that_is_not_overridden() => Finds(
        "A: A does not override System.Text.DecoderFallback.CreateFallbackBuffer",
        Make("A", module => Type(module).BaseType = Core(module, "Text.DecoderFallback")));

    [Fact]
    public void Finds_a_cmdlet_that_can_not_be_loaded_before_its_base_is_found() => Finds(
        "A.Cmdlets can't be loaded before B is found",
        Make("lib/B", _ => { }),
        Make("A.Cmdlets", module => Type(module).BaseType = Foreign(module, "B", "1.0.0.0", "B")));

    [Fact]
    public void Finds_a_handler_that_needs_the_assemblies_it_should_find() => Finds(
        "System.Void A::Run() takes part in finding lib/, and needs B from there",
        Make("lib/B", module => Code(module).Emit(OpCodes.Ret)),
        Make("A", module =>
        {
            ILProcessor code = Code(module);
            code.Emit(OpCodes.Call, Method("add_AssemblyResolve", Core(module, "AppDomain"), Core(module, "ResolveEventHandler")));
            code.Emit(OpCodes.Call, Method("Run", Foreign(module, "B", "1.0.0.0", "B")));
        }));

    private void Finds(string problem, params string[] made)
    {
        Assert.NotEmpty(made);
        Assert.Contains(problem, BindingReport.Of(_folder).Problems);
    }

    /// <summary>An assembly, version 1.0.0.0, for .NET Framework with a class of its name.</summary>
    private string Make(string name, Action<ModuleDefinition> fill)
    {
        using var assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition(Path.GetFileName(name), new Version(1, 0, 0, 0)),
            name,
            new ModuleParameters { Kind = ModuleKind.Dll, Runtime = TargetRuntime.Net_4_0 });
        assembly.MainModule.Types.Add(new TypeDefinition("", Path.GetFileName(name), TypeAttributes.Public, assembly.MainModule.TypeSystem.Object));
        fill(assembly.MainModule);
        string file = Path.Combine(_folder, name + ".dll");
        assembly.Write(file);
        return file;
    }

    private static TypeDefinition Type(ModuleDefinition module) => module.Types[^1];

    /// <summary>The code of its method <c>Run</c>.</summary>
    private static ILProcessor Code(ModuleDefinition module)
    {
        var method = new MethodDefinition("Run", MethodAttributes.Public, module.TypeSystem.Void) { HasThis = true };
        Type(module).Methods.Add(method);
        return method.Body.GetILProcessor();
    }

    private static void Calls(ModuleDefinition module, TypeReference type, string method) =>
        Code(module).Emit(OpCodes.Call, Method(method, type));

    private static MethodReference Method(string name, TypeReference type, params TypeReference[] parameters)
    {
        var method = new MethodReference(name, type.Module.TypeSystem.Void, type) { HasThis = true };
        foreach (TypeReference parameter in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter));
        }

        return method;
    }

    private static TypeReference Core(ModuleDefinition module, string name)
    {
        int dot = name.LastIndexOf('.');
        return new TypeReference(dot < 0 ? "System" : $"System.{name[..dot]}", name[(dot + 1)..], module, module.TypeSystem.CoreLibrary);
    }

    private static TypeReference Foreign(ModuleDefinition module, string assembly, string version, string type)
    {
        var reference = new AssemblyNameReference(assembly, new Version(version));
        module.AssemblyReferences.Add(reference);
        return new TypeReference("", type, module, reference);
    }
}
