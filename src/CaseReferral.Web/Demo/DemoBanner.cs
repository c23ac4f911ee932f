using System.Text;

namespace CaseReferral.Web.Demo;

/// <summary>What the console says when the demo has started: where, and with which accounts.</summary>
internal static class DemoBanner
{
    public static void Print(ICollection<string> urls)
    {
        // A test host has no address and no reader.
        if (urls.Count == 0)
            return;
        Console.OutputEncoding = Encoding.UTF8;
        Console.WriteLine();
        foreach (var url in urls)
            Console.WriteLine($"CaseReferral runs at  {url}");
        Console.WriteLine($"Demo accounts, all with the password  {DemoCity.Password}  (account-lead is the unit's lead):");
        foreach (var (account, name) in DemoCity.Accounts)
            Console.WriteLine($"  {account,-18} {name}");
        Console.WriteLine("Ctrl-C stops it.");
    }
}
