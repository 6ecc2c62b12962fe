const HEAD_END = Buffer.from('\r\n\r\n');

/** Cuts the bytes of a keep-alive connection into answers: just enough HTTP to know when one is complete. */
export class AnswerReader {
  #received: Buffer = Buffer.alloc(0);

  /**
   * Takes bytes in.
   * @returns the status of the answer once it is whole
   * @throws where the answer does not tell its length
   */
  read(bytes: Buffer): number | undefined {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return undefined;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`an answer without a length: ${head}`);
    const end = headEnd + HEAD_END.length + Number(length);
    if (this.#received.length < end) return undefined;
    this.#received = this.#received.subarray(end);
    return Number(head.slice(9, 12));
  }
}
