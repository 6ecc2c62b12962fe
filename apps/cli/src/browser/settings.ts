import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const viewSchema = z.object({
  screen: z.string(),
  filter: z.string(),
  sort: z.object({ field: z.string(), direction: z.enum(['ascending', 'descending']) }),
  hidden: z.array(z.string()).default([]),
});

const settingsSchema = z.object({
  /** The name that is kept with what one does. */
  operator: z.string().min(1).max(100).optional(),
  /** Where lists are read. */
  readFrom: z.enum(['primary', 'secondary']).default('primary'),
  /** Lists that were saved, by their names. */
  views: z.record(z.string(), viewSchema).default({}),
  /** Columns that are hidden, by screen. */
  hidden: z.record(z.string(), z.array(z.string())).default({}),
});

/** A list as it was saved. */
export type SavedView = z.output<typeof viewSchema>;

/** What somebody set for the browser. */
export type BrowserSettings = z.output<typeof settingsSchema>;

const sharedSchema = z.object({ views: z.record(z.string(), viewSchema) });

/** Saved views of a team, beside its configuration. */
const SHARED_FILE = 'genledger.views.json';

/** Settings that are kept in a file; a file with mistakes is told of, and left as it is. */
export class SettingsFile {
  readonly path: string;
  readonly mistake: string | undefined;
  readonly shared: Readonly<Record<string, SavedView>>;
  #settings: BrowserSettings;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    path: string,
    settings: BrowserSettings,
    shared: Readonly<Record<string, SavedView>>,
    mistake?: string,
  ) {
    this.path = path;
    this.shared = shared;
    this.mistake = mistake;
    this.#settings = settings;
  }

  /** Reads the settings. @param directory where a team's views are looked for */
  static async read(
    variables: Readonly<Record<string, string | undefined>>,
    directory: string,
  ): Promise<SettingsFile> {
    const base = variables['XDG_CONFIG_HOME'] || join(variables['HOME'] ?? homedir(), '.config');
    const path = join(base, 'genledger', 'browser.json');
    const own = await readJson(path, settingsSchema);
    const shared = await readJson(join(directory, SHARED_FILE), sharedSchema);
    const mistake = [own.mistake, shared.mistake].find((each) => each !== undefined);
    return new SettingsFile(path, own.value ?? settingsSchema.parse({}), shared.value?.views ?? {}, mistake);
  }

  get settings(): BrowserSettings {
    return this.#settings;
  }

  /** Saved views, those of the team first; own ones take the place of others of their name. */
  get views(): Readonly<Record<string, SavedView>> {
    return { ...this.shared, ...this.#settings.views };
  }

  /** Changes settings and keeps them, unless the file has mistakes. */
  change(fields: Partial<BrowserSettings>): void {
    this.#settings = { ...this.#settings, ...fields };
    if (this.mistake?.includes(this.path)) return;
    const text = `${JSON.stringify(this.#settings, null, 2)}\n`;
    this.#writing = this.#writing.then(() => writeWhole(this.path, text)).catch(() => undefined);
  }

  /** Waits until everything is kept. */
  saved(): Promise<void> {
    return this.#writing;
  }
}

/** Writes a file so that it is whole at any time. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<{ readonly value?: z.output<Schema>; readonly mistake?: string }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return { value: parsed.data };
    const [issue] = parsed.error.issues;
    return { mistake: `${path}: ${issue?.path.join('.')}: ${issue?.message}` };
  } catch {
    return { mistake: `${path} is no JSON` };
  }
}
