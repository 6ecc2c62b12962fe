import {
  claimDeliveries,
  type DueDelivery,
  findDueByAccount,
  findDueByAge,
} from '@genledger/db/repositories';
import { type FairnessPolicy, shareHolder } from '@genledger/domain/delivery';
import type { GenerationId } from '@genledger/domain/kernel';
import type { Abandoned } from './abandoned.ts';
import { Choice } from './choice.ts';
import type { EngineContext } from './context.ts';
import type { Hand, Held } from './hand.ts';
import type { Membership } from './membership.ts';

/** What a look at the due deliveries brought. */
export interface ScanOutcome {
  readonly claimed: readonly Held[];
  /** Claims that others left behind, which are now among the claimed. */
  readonly abandoned: readonly Abandoned[];
  /** Whether more was due than could be taken up. */
  readonly isBacklog: boolean;
  /** Whether some of it is another notifier's share, left to it for a while. */
  readonly sawOthersShare: boolean;
}

/** Accounts that have their turn in one look, beside the deliveries that are longest due: so many queries. */
const TURNS = 3;
const PAGE_AT_LEAST = 32;
const PAGE_AT_MOST = 1000;
/** An account may hold this part of the slots. */
const ACCOUNT_PART = 4;
/** Of the room, this part goes to the longest due; the rest to accounts in turn. */
const AGE_PART = 0.75;

/** Claims deliveries, fairly between accounts and without fighting other notifiers over them. */
export class Claimer {
  readonly #context: EngineContext;
  readonly #hand: Hand;
  readonly #membership: Membership;
  readonly #fairness: FairnessPolicy;
  /** The account after which the next look begins: it goes round, so that nobody is always last. */
  #position: string | undefined;

  constructor(context: EngineContext, hand: Hand, membership: Membership) {
    this.#context = context;
    this.#hand = hand;
    this.#membership = membership;
    const perAccount = Math.max(1, Math.floor(context.settings.concurrency / ACCOUNT_PART));
    this.#fairness = { perAccount, perRound: Math.max(1, Math.floor(perAccount / 2)) };
  }

  /** Whether a subject is this notifier's share. */
  isMine(id: GenerationId): boolean {
    const { names } = this.#membership;
    return names.length < 2 || shareHolder(id, names) === this.#context.name;
  }

  /** Claims subjects that have just become due. */
  async claim(ids: readonly GenerationId[], now: Date): Promise<readonly Held[]> {
    const { database, settings, name } = this.#context;
    const until = new Date(now.getTime() + settings.leaseMs);
    const claimed = await claimDeliveries(database, ids, { owner: name, until }, now);
    return claimed.map((delivery) => ({ delivery, until }));
  }

  /**
   * Looks at what is due and claims what there is room for: most of it by age, and where more is due than was looked at, the rest by
   * accounts in turn, so that nobody waits behind somebody else's backlog.
   */
  async scan(room: number, now: Date): Promise<ScanOutcome> {
    const choice = new Choice(this.#fairness, this.#hand, room);
    const limit = this.#pageSize(room * 2);
    const page = await findDueByAge(this.#context.database, now, limit);
    const isMore = page.length === limit;
    const { mine, others } = this.#sort(page, now);
    choice.pick(mine, isMore ? Math.ceil(room * AGE_PART) : room);
    if (isMore) {
      await this.#pickInTurn(choice, now);
      choice.pick(mine, choice.room);
    }
    const { picked } = choice;
    const claimed = picked.size === 0 ? [] : await this.claim([...picked.keys()], now);
    const abandoned = claimed.flatMap(({ delivery }): readonly Abandoned[] => {
      const by = picked.get(delivery.subject.id)?.abandonedBy;
      return by ? [{ delivery, ...by }] : [];
    });
    const isBacklog = isMore || picked.size < mine.length;
    return { claimed, abandoned, isBacklog, sawOthersShare: others > 0 };
  }

  async #pickInTurn(choice: Choice, now: Date): Promise<void> {
    const limit = this.#pageSize(PAGE_AT_LEAST);
    for (let turn = 0; turn < TURNS && choice.room > 0; turn += 1) {
      const page = await findDueByAccount(this.#context.database, this.#position, now, limit);
      choice.pick(this.#sort(page, now).mine, choice.room);
      // What is left of an account comes when it is its turn again.
      this.#position = page.length === limit ? page.at(-1)?.accountId : undefined;
    }
  }

  #pageSize(wanted: number): number {
    const names = this.#membership.names.length;
    return Math.min(PAGE_AT_MOST, Math.max(PAGE_AT_LEAST, wanted * names));
  }

  /** Separates what this notifier sees to from what is left to others for a while. */
  #sort(page: readonly DueDelivery[], now: Date) {
    const open = page.filter(({ id }) => !this.#hand.has(id));
    const mine = open.filter((due) => this.#isReady(due, now));
    return { mine, others: open.length - mine.length };
  }

  /** Ours, or left lying by whoever it belongs to. */
  #isReady({ id, dueAt }: DueDelivery, now: Date): boolean {
    return this.isMine(id) || now.getTime() - dueAt.getTime() > this.#context.settings.graceMs;
  }
}
