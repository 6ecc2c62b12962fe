/** A file and its number of lines. */
export interface FileLength {
  readonly path: string;
  readonly lines: number;
}

/** The middle length; of an even number of files the lower of the two middle ones. */
export function medianLength(files: readonly FileLength[]): number {
  const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** The longest file; the first by name breaks a tie. */
export function longest(files: readonly FileLength[]): FileLength | undefined {
  return files.toSorted((a, b) => b.lines - a.lines || a.path.localeCompare(b.path))[0];
}
