import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AdminApp } from './admin-context.ts';

/** The style sheets, in the order in which they are read. */
const STYLES = ['tokens', 'base', 'layout', 'elements', 'forms', 'charts', 'tables', 'records', 'lists'];
const SCRIPTS = ['dashboard', 'filter'];
const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** A file that never changes under its address. */
interface Asset {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Address below `/admin`. */
  readonly path: string;
}

/** The assets lie beside the sources, and beside the bundle. */
function assetFolder(): URL {
  const places = ['../../assets/admin/', '../assets/admin/', '../../../assets/admin/'].map(
    (place) => new URL(place, import.meta.url),
  );
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (found === undefined) throw new Error('the assets of the dashboard are missing: apps/api/assets/admin');
  return found;
}

function asset(name: string, extension: string, contentType: string, content: Buffer): Asset {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return {
    content: new Uint8Array(content),
    contentType,
    path: `/assets/${name}-${digest}.${extension}`,
  };
}

function together(names: readonly string[], extension: string): Buffer {
  const folder = assetFolder();
  return Buffer.concat(names.map((name) => readFileSync(new URL(`${name}.${extension}`, folder))));
}

/** What every page needs, each under an address that names its content. */
export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
  readonly font: Asset;
  readonly mark: Asset;
}

/** Reads the assets. The style sheet names the font's address, so the font comes first. */
function readAssets(): Assets {
  const font = asset(
    'inter',
    'woff2',
    'font/woff2',
    readFileSync(createRequire(import.meta.url).resolve(FONT)),
  );
  const styles = together(STYLES, 'css').toString('utf8').replace('{font}', `/admin${font.path}`);
  return {
    font,
    mark: asset('mark', 'svg', 'image/svg+xml', together(['mark'], 'svg')),
    style: asset('dashboard', 'css', 'text/css; charset=utf-8', Buffer.from(styles)),
    script: asset('dashboard', 'js', 'text/javascript; charset=utf-8', together(SCRIPTS, 'js')),
  };
}

let known: Assets | undefined;

/** The assets of this build. */
export function assets(): Assets {
  known ??= readAssets();
  return known;
}

/** Serves the assets, to anybody: they tell nothing. */
export function registerAssets(app: AdminApp): void {
  for (const { path, content, contentType } of Object.values(assets())) {
    app.get(path, (context) =>
      context.body(content, 200, {
        'content-type': contentType,
        'cache-control': 'public, max-age=31536000, immutable',
      }),
    );
  }
}
