namespace Polyfills;

/// <summary>What times have on .NET.</summary>
internal static class Times
{
    extension(DateTime)
    {
        public static DateTime UnixEpoch => new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }

    extension(Task)
    {
        public static Task Delay(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken) => clock.Delay(time, cancellationToken);
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks * factor));

        public static TimeSpan operator *(double factor, TimeSpan time) => time * factor;

        public static TimeSpan operator /(TimeSpan time, double divisor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));

        public static double operator /(TimeSpan time, TimeSpan other) => time.Ticks / (double)other.Ticks;
    }
}
