/** An answer's text, or why it could not be read whole. */
export type AnswerBody =
  | { readonly complete: true; readonly text: string }
  | { readonly complete: false; readonly message: string };

/**
 * Reads an answer up to a size, bytes after decompression, and drops the connection past it.
 * @throws what the stream throws when the connection breaks
 */
export async function readBounded(response: Response, maxBytes: number): Promise<AnswerBody> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return { complete: false, message: `answer larger than ${maxBytes} bytes` };
    text += decoder.decode(chunk, { stream: true });
  }
  return { complete: true, text: text + decoder.decode() };
}
