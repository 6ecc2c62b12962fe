/**
 * Text as a CSV file, sent as it is made: however long it is, little of it is held at once. Where making it fails, the connection breaks,
 * so that nobody takes a part for the whole; where nobody listens any more, it is made no further.
 * @param name of the file
 */
export function csvFile(name: string, text: AsyncIterable<string>): Response {
  return new Response(ReadableStream.from(text).pipeThrough(new TextEncoderStream()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
