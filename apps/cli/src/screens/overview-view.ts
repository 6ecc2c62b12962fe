import {
  type BrowseContext,
  type KeptAuditRun,
  type Overview,
  readAuditRuns,
  readOverview,
} from '@genledger/services/browse';
import type { KeyName } from '../browser/keys.ts';
import type { ListEnvironment } from '../browser/list/list-view.ts';
import type { Area, Destination, Excerpt, KeyHelp, View } from '../browser/view.ts';
import type { Problem } from '../outcome/problem.ts';
import { type CriterionRow, criteriaLines, criterionRows } from './criteria-lines.ts';
import { movementLines } from './overview-lines.ts';

const KEYS: readonly KeyHelp[] = [
  { keys: '↑↓ j k', does: 'move' },
  { keys: 'enter', does: 'findings' },
  { keys: 'a', does: 'actions' },
];
const EVERY_MS = 10_000;
/** Counting the requests of a week is the most that a look costs: one that nobody asked for does it once a minute. */
const COUNTED_WITHIN_MS = 60_000;

/** How the ledger is: the criteria, what stands and moves, what waits. */
export class OverviewView implements View {
  readonly title = 'Overview';
  readonly about =
    'How the ledger is: the acceptance criteria as they are now, beside what the last audit found and where that went since the one before; generations by state, the last day by the hour, and what waits. Enter goes to the findings.';
  readonly keys = KEYS;
  readonly #context: BrowseContext;
  readonly #environment: ListEnvironment;
  #overview: Overview | undefined;
  #audit: KeptAuditRun | undefined;
  #rows: readonly CriterionRow[] = [];
  #cursor = 0;
  #problem: Problem | undefined;
  #readAt: Date | undefined;
  #isReading = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: BrowseContext, environment: ListEnvironment) {
    this.#context = context;
    this.#environment = environment;
  }

  get waiting(): string | undefined {
    return this.#isReading && this.#overview === undefined ? 'Overview: counting' : undefined;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  get readAt(): Date | undefined {
    return this.#readAt;
  }

  press(key: KeyName): boolean {
    const last = Math.max(0, this.#rows.length - 1);
    if (key === 'down' || key === 'j') this.#cursor = Math.min(last, this.#cursor + 1);
    else if (key === 'up' || key === 'k') this.#cursor = Math.max(0, this.#cursor - 1);
    else return false;
    return true;
  }

  lines(area: Area): readonly string[] {
    if (this.#overview === undefined) return [area.paint('quiet', ' Counting…')];
    const { health } = this.#overview;
    return [
      ...criteriaLines(this.#rows, health, this.#audit, this.#cursor, area),
      ...movementLines(this.#overview, area),
    ];
  }

  destination(): Destination {
    return { kind: 'list', screen: 'findings', filter: '' };
  }

  excerpt(): Excerpt | undefined {
    const row = this.#rows[this.#cursor];
    if (row === undefined) return undefined;
    const { title, now: current, audited } = row;
    const text = `${title}: now ${current?.actual ?? 'unknown'}, audited ${audited?.actual ?? 'unknown'}`;
    return { title: 'criterion', text };
  }

  open(): void {
    this.reload();
    this.#timer ??= setInterval(() => this.#read(COUNTED_WITHIN_MS), EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  reload(): void {
    this.#read(0);
  }

  #read(countedWithinMs: number): void {
    if (this.#isReading) return;
    this.#isReading = true;
    const { now, explain, changed } = this.#environment;
    Promise.all([readOverview(this.#context, now(), { countedWithinMs }), readAuditRuns(this.#context, 2)])
      .then(
        ([overview, audits]) => {
          this.#overview = overview;
          this.#audit = audits[0];
          this.#rows = criterionRows(overview.health.objectives, audits);
          this.#problem = undefined;
          this.#readAt = now();
        },
        (error: unknown) => {
          this.#problem = explain(error);
        },
      )
      .finally(() => {
        this.#isReading = false;
        changed();
      });
  }
}
