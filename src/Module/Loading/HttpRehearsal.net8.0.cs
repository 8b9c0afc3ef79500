using System.Text;

namespace CognitoIdentity.Loading;

/// <summary>
/// Has the runtime make its HTTP client ready on another thread, while a command finds out whom to call and in whose name: of the
/// first call in a process that is a tenth. One request goes to a connection that is made up, and nowhere else.
/// </summary>
internal static class HttpRehearsal
{
    private static int _isBegun;

    /// <summary>Begins, once in a process.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref _isBegun, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static _ =>
                {
                    try
                    {
                        Run();
                    }
                    catch (Exception)
                    {
                        // Whatever is wrong will be wrong with the call as well, where somebody can be told.
                    }
                },
                null);
        }
    }

    private static void Run()
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = static (_, _) => ValueTask.FromResult<Stream>(new MadeUpConnection()),
            UseProxy = false,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://rehearsal.invalid/") { Content = new ByteArrayContent([1]) };
        using HttpResponseMessage response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        using Stream body = response.Content.ReadAsStream();
        _ = body.ReadByte();
    }

    /// <summary>Takes whatever is sent, and answers a request with an empty object.</summary>
    private sealed class MadeUpConnection : Stream
    {
        private readonly MemoryStream _answer = new(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 2\r\n\r\n{}"));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
