import type { LedgerHealth } from '@genledger/services/objectives';
import { durationText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

/** What a signal says of the ledger: all well, worth a look, wrong, or not to be told. */
type Tone = 'good' | 'waiting' | 'bad' | 'quiet';

/** One thing to know at a glance. */
export interface Signal {
  readonly title: string;
  readonly tone: Tone;
  readonly word: string;
  readonly text: string;
}

/** Events are applied within seconds; one that waits so long waits for a process that is not there, ms. */
const LATE_MS = 60_000;

const age = (from: Date, now: Date): string => durationText(Math.max(0, now.getTime() - from.getTime()));

function inboxSignal({ inbox, at }: LedgerHealth): Signal {
  const { waiting, oldestWaiting } = inbox;
  if (oldestWaiting === undefined)
    return { title: 'Inbox', tone: 'good', word: 'empty', text: 'No event waits.' };
  const isLate = at.getTime() - oldestWaiting.getTime() > LATE_MS;
  const text = `${wholeText(waiting)} to be applied, the oldest for ${age(oldestWaiting, at)}.`;
  return { title: 'Inbox', tone: isLate ? 'bad' : 'good', word: isLate ? 'late' : 'at work', text };
}

function webhookSignal({ inbox, at }: LedgerHealth): Signal {
  const title = 'Webhooks';
  if (inbox.lastWebhookAt === undefined) {
    return { title, tone: 'quiet', word: 'no data', text: 'No webhook has ever come.' };
  }
  return {
    title,
    tone: 'good',
    word: 'heard',
    text: `The last one came ${age(inbox.lastWebhookAt, at)} ago.`,
  };
}

function unsettledSignal({ inbox }: LedgerHealth): Signal {
  const { unmatched, unknown, invalid, conflict } = inbox.unsettled;
  const all = unmatched + unknown + invalid + conflict;
  const title = 'Unsettled events';
  if (all === 0) return { title, tone: 'good', word: 'none', text: 'Every event found its generation.' };
  const parts = Object.entries({ unmatched, unknown, invalid, conflict }).flatMap(([name, count]) =>
    count === 0 ? [] : [`${wholeText(count)} ${name}`],
  );
  return { title, tone: 'waiting', word: wholeText(all), text: `${parts.join(', ')}.` };
}

function reconcilerSignal({ reconciler, at }: LedgerHealth): Signal {
  const title = 'Reconciler';
  const { owner, until, isAlive } = reconciler;
  if (isAlive && owner !== undefined)
    return { title, tone: 'good', word: 'running', text: `${owner} runs it.` };
  if (until === undefined)
    return { title, tone: 'quiet', word: 'no data', text: 'No process has ever run it.' };
  return { title, tone: 'bad', word: 'stopped', text: `No process has run it for ${age(until, at)}.` };
}

function notifierSignal({ notifiers: { alive, absentSince }, at }: LedgerHealth): Signal {
  const title = 'Notifiers';
  if (alive.length > 0)
    return { title, tone: 'good', word: 'running', text: `${alive.map(({ name }) => name).join(', ')}.` };
  if (absentSince === undefined)
    return { title, tone: 'waiting', word: 'none', text: 'None runs; no delivery is due.' };
  const text = `None runs, and deliveries have been due for ${age(absentSince, at)}.`;
  return { title, tone: 'bad', word: 'none', text };
}

function openSignal({ oldestOpen, at, states }: LedgerHealth): Signal {
  const title = 'Open generations';
  if (oldestOpen === undefined) return { title, tone: 'good', word: 'none', text: 'Everything has ended.' };
  const text = `The oldest was requested ${age(oldestOpen, at)} ago.`;
  const isOld = at.getTime() - oldestOpen.getTime() > 86_400_000;
  return { title, tone: isOld ? 'bad' : 'good', word: wholeText(states.pending + states.processing), text };
}

/** The signals of a ledger, in the order in which a generation passes them. */
export function signalsOf(health: LedgerHealth): readonly Signal[] {
  return [
    webhookSignal(health),
    inboxSignal(health),
    unsettledSignal(health),
    openSignal(health),
    reconcilerSignal(health),
    notifierSignal(health),
  ];
}

/** The signals as a row of small cards. */
export function signalCards(signals: readonly Signal[]): Markup {
  return html`<ul class="signals">${signals.map(
    ({ title, tone, word, text }) =>
      html`<li class="signal"><div class="signal-heading"><h2>${title}</h2><span class="badge ${tone}">${word}</span></div><p class="muted">${text}</p></li>`,
  )}</ul>`;
}
