import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { processCpuMs } from '../shared/process-cpu.ts';
import { processMemoryMb } from '../shared/process-memory.ts';
import { type MeasuredBrowser, openMeasured } from './terminal.ts';

const MAIN = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
/** A held key repeats about so often. */
const REPEAT_MS = 33;
const LOOK_EVERY_MS = 5000;

/** Times of one kind, ms. */
export interface Timing {
  readonly what: string;
  /** What is aimed at, at the 99th percentile, ms. */
  readonly aimMs?: number;
  readonly milliseconds: readonly number[];
  /** What one of them costs the program's processors, ms: it depends less on what else the machine does. */
  readonly cpuMsEach?: number;
}

const MOVEMENT_AIM_MS = 50;
const FILTER_AIM_MS = 300;
const HELP_AIM_MS = 300;

/** Where the cursor is in the list: `12 of ~1,000,000`. */
function positionIn(screen: string): number {
  const position = /^ Generations +([\d,]+) of/m.exec(screen)?.[1];
  return Number(position?.replaceAll(',', '') ?? Number.NaN);
}

/** A key pressed many times, each time until the cursor is elsewhere. */
async function pressed({ repaint, program }: MeasuredBrowser, key: string, times: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = positionIn(program.screen().join('\n'));
    milliseconds.push(await repaint([key], (screen) => positionIn(screen) !== before));
  }
  return milliseconds;
}

/** From the start of the program until its first useful screen, and from a key until the first list. */
export async function measureOpening(
  url: string,
  directory: string,
  times: number,
): Promise<readonly Timing[]> {
  const overview: number[] = [];
  const list: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { browser, firstScreenMs } = await openMeasured(url, directory);
    overview.push(firstScreenMs);
    list.push(await browser.repaint(['3'], /Generations +1 of[\s\S]*▌/));
    await browser[Symbol.asyncDispose]();
  }
  return [
    { what: 'the program, until the overview', milliseconds: overview },
    { what: 'key 3, until generations are listed', milliseconds: list },
  ];
}

/** Movement by rows and pages, both ways, and to both ends. */
export async function measureMovement(browser: MeasuredBrowser, times: number): Promise<readonly Timing[]> {
  await browser.repaint(['3'], /Generations +1 of/);
  const { pid } = browser.program;
  const moved = async (what: string, key: string): Promise<Timing> => {
    const before = processCpuMs(pid);
    const milliseconds = await pressed(browser, key, times);
    const cpuMsEach = (processCpuMs(pid) - before) / times;
    return { what, aimMs: MOVEMENT_AIM_MS, milliseconds, cpuMsEach };
  };
  const timings = [
    await moved('a row down', 'j'),
    await moved('a row up', 'k'),
    await moved('a page down', 'pagedown'),
    await moved('a page up', 'pageup'),
  ];
  const ends: number[] = [];
  for (let time = 0; time < Math.ceil(times / 20); time += 1) {
    const before = positionIn(browser.program.screen().join('\n'));
    ends.push(await browser.repaint(['G'], (screen) => positionIn(screen) > before + 1));
    ends.push(await browser.repaint(['g'], /Generations +1 of/));
  }
  return [...timings, { what: 'to the end, to the start', milliseconds: ends }];
}

/** A filter: from Enter until its rows are shown, or that there are none. */
async function filtered({ repaint, program }: MeasuredBrowser, filter: string): Promise<number> {
  await repaint(['/'], /enter takes it/);
  program.type(filter);
  await program.see((screen) => screen.includes(`/ ${filter}`));
  const took = await repaint(
    ['enter'],
    (screen) => screen.includes(`·  filter ${filter}`) && !screen.includes('Reading…'),
  );
  await repaint(['escape'], /^ Generations +1 of [~\d,]+$/m);
  return took;
}

/** Filters, in turn. @param served whether an index serves them */
export async function measureFilters(
  browser: MeasuredBrowser,
  filters: readonly string[],
  times: number,
  served: boolean,
): Promise<readonly Timing[]> {
  const timings = filters.map((filter) => ({ filter, milliseconds: [] as number[] }));
  for (let time = 0; time < times; time += 1) {
    for (const { filter, milliseconds } of timings) milliseconds.push(await filtered(browser, filter));
  }
  return timings.map(({ filter, milliseconds }) => ({
    what: `\`${filter}\``,
    milliseconds,
    ...(served && { aimMs: FILTER_AIM_MS }),
  }));
}

/** Memory at a time of scrolling. */
export interface MemorySample {
  readonly minute: number;
  /** Rows passed. */
  readonly rows: number;
  readonly residentMb: number;
}

/** Scrolls as a held key does, first down, in the second half up again, and looks at the program's memory. */
export async function measureMemory(
  browser: MeasuredBrowser,
  minutes: number,
): Promise<readonly MemorySample[]> {
  const { program } = browser;
  await browser.repaint(['g'], /Generations +1 of/);
  const samples: MemorySample[] = [];
  const begun = performance.now();
  const lasts = minutes * 60_000;
  let lookAt = 0;
  let rows = 0;
  let position = 1;
  for (let passed = 0; passed < lasts; passed = performance.now() - begun) {
    program.press(passed < lasts / 2 ? 'pagedown' : 'pageup');
    await delay(REPEAT_MS);
    const now = positionIn(program.screen().join('\n'));
    if (!Number.isNaN(now)) {
      rows += Math.abs(now - position);
      position = now;
    }
    if (passed < lookAt) continue;
    lookAt += LOOK_EVERY_MS;
    samples.push({ minute: passed / 60_000, rows, residentMb: processMemoryMb(program.pid) });
  }
  return samples;
}

/** How long commands take that need no database, each a process of its own. */
export async function measureStart(times: number): Promise<readonly Timing[]> {
  const run = promisify(execFile);
  const commands = [['--help'], ['generations', 'list', '--help'], ['completion', 'bash']];
  const timings = commands.map((args) => ({ args, milliseconds: [] as number[] }));
  for (const { args } of timings) await run(process.execPath, [MAIN, ...args]);
  for (let time = 0; time < times; time += 1) {
    for (const { args, milliseconds } of timings) {
      const begun = performance.now();
      await run(process.execPath, [MAIN, ...args]);
      milliseconds.push(performance.now() - begun);
    }
  }
  return timings.map(({ args, milliseconds }) => ({
    what: `\`genledger ${args.join(' ')}\``,
    aimMs: HELP_AIM_MS,
    milliseconds,
  }));
}
