import { keepOperation, type Operator } from '@genledger/services/operation';
import { explain } from '../../outcome/explain.ts';
import type { Action, Scope } from '../actions/action.ts';
import { ConfirmOverlay } from '../actions/confirm-overlay.ts';
import { settleAction } from '../actions/migration-actions.ts';
import { offeredActions } from '../actions/offers.ts';
import { chosenScope, matchingScope } from '../actions/scope.ts';
import type { Browser } from '../browser.ts';
import { LinePrompt } from '../line-prompt.ts';
import { ListView } from '../list/list-view.ts';
import { type MenuEntry, menuOverlay } from '../menu.ts';
import { wholeText } from '../text.ts';

const ORDINARY_WORD = 'yes';

/** What an action is done to, as it is kept: one record by its id. */
function scopeText({ count, words, samples }: Scope): string {
  const [only] = samples;
  return count === 1 && only ? only.id : words.toLowerCase();
}

/** Has an action confirmed, and begins it. */
function confirmAction(browser: Browser, action: Action, scope: Scope): void {
  const { workplace } = browser;
  browser.lay(
    new ConfirmOverlay({
      title: action.title,
      danger: action.danger,
      word: workplace.isProduction ? workplace.name : ORDINARY_WORD,
      preview: (signal) => action.preview(workplace, scope, signal),
      explain,
      changed: browser.changed,
      confirmed({ perform }, why) {
        const operator: Operator = { name: browser.operator, why };
        if (perform === undefined) return;
        browser.begin(action.title, (controls) => {
          const work = () => perform(operator, controls);
          const { operation: kind, title } = action;
          if (kind === undefined) return work();
          const about = scope.count === 0 ? title : `${title}: ${scopeText(scope)}`;
          return keepOperation(workplace.ledger, { kind, about, operator }, work, (outcome) => outcome);
        });
        if (browser.view instanceof ListView) browser.view.marks.clear();
      },
    }),
  );
}

function entriesOf(browser: Browser, scope: Scope): readonly MenuEntry[] {
  const actions = offeredActions(browser.view).map((action) => ({
    title: action.title,
    detail: action.does,
    run: () => confirmAction(browser, action, scope),
  }));
  return [...actions, ...settleEntries(browser, scope), ...stopEntries(browser)];
}

/** Reads `parent=single toolDisplayName=Flux Dev`: a value ends where the next field begins. */
function decisionsOf(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text
    .trim()
    .split(/\s+(?=[a-zA-Z]+=)/)
    .map((word) => /^([a-zA-Z]+)=(.+)$/.exec(word));
  if (pairs.some((pair) => pair === null)) return undefined;
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])));
}

function settleEntries(browser: Browser, scope: Scope): readonly MenuEntry[] {
  const { view } = browser;
  if (!(view instanceof ListView) || view.screen.id !== 'migration' || scope.count === 0) return [];
  const settle = () =>
    browser.lay(
      new LinePrompt({
        label: 'Decide',
        example:
          'parent=single, parent=cast:ID, costUsd=unknown, status=failed, runId=none, toolDisplayName=Flux Dev',
        check: (text) =>
          text === '' || decisionsOf(text)
            ? []
            : [{ from: 0, to: text.length, message: 'A decision looks like FIELD=VALUE.' }],
        submit(text) {
          const decisions = decisionsOf(text);
          if (decisions) confirmAction(browser, settleAction(decisions), scope);
        },
      }),
    );
  return [{ title: 'Settle', detail: `decide ${scope.words.toLowerCase()}, and migrate`, run: settle }];
}

function stopEntries(browser: Browser): readonly MenuEntry[] {
  const { current } = browser.tasks;
  if (current === undefined) return [];
  return [
    {
      title: `Stop: ${current.title}`,
      detail: 'at a good place; it goes on when begun again',
      run: () => browser.tasks.stop(current.id),
    },
  ];
}

function showMenu(browser: Browser, scope: Scope): void {
  const entries = entriesOf(browser, scope);
  if (entries.length === 0) {
    browser.tell({ tone: 'warning', text: 'There is nothing to do here.' });
    return;
  }
  const about = scope.count === 0 ? 'Actions' : `Actions on ${scope.words.toLowerCase()}`;
  browser.lay(menuOverlay(about, entries));
}

function isRefused(browser: Browser): boolean {
  if (browser.isReadOnly)
    browser.tell({ tone: 'warning', text: 'This browser is read-only: it was opened with --read-only.' });
  return browser.isReadOnly;
}

/** Offers the actions on the marked records, or on the one under the cursor. */
export function openActions(browser: Browser): void {
  if (!isRefused(browser)) showMenu(browser, chosenScope(browser.view));
}

/** Offers the actions on all records that match, once they are counted. */
export function openActionsOnAll(browser: Browser): void {
  const { view } = browser;
  if (isRefused(browser) || !(view instanceof ListView)) return;
  browser.tell({ tone: 'good', text: 'Counting what matches…' });
  matchingScope(view, new AbortController().signal).then(
    (scope) => {
      if (browser.view !== view) return;
      browser.tell({ tone: 'good', text: `${wholeText(scope.count)} records match.` });
      showMenu(browser, scope);
    },
    (error: unknown) => browser.tellProblem(explain(error)),
  );
}
