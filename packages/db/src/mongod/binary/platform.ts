/** The machine as far as a binary cares. */
export interface Platform {
  readonly system: NodeJS.Platform;
  readonly architecture: string;
  /** Version of glibc, or undefined where the system has another C library. */
  readonly glibc: string | undefined;
}

export function currentPlatform(): Platform {
  return { system: process.platform, architecture: process.arch, glibc: glibcVersion() };
}

function glibcVersion(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const report: unknown = process.report.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return undefined;
  const { header } = report;
  if (typeof header !== 'object' || header === null || !('glibcVersionRuntime' in header)) return undefined;
  return typeof header.glibcVersionRuntime === 'string' ? header.glibcVersionRuntime : undefined;
}
