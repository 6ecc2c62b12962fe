import type { AbandonedClaim } from '@genledger/channels/attempt';
import { isInvalidDocument } from '@genledger/db/client';
import {
  claimDeliveries,
  type DueDelivery,
  findDueByAccount,
  findDueByAge,
} from '@genledger/db/repositories';
import {
  type DeliverySubject,
  type DeliverySubjectId,
  type FairnessPolicy,
  shareHolder,
} from '@genledger/domain/delivery';
import { Choice } from './choice.ts';
import type { EngineContext } from './context.ts';
import type { Hand, Held } from './hand.ts';
import type { Membership } from './membership.ts';

/** What a look at the due deliveries brought. */
export interface ScanOutcome {
  readonly claimed: readonly Held[];
  /** Claims that others left behind, which are now among the claimed. */
  readonly abandoned: readonly (Held & { readonly by: AbandonedClaim })[];
  /** Whether more was due than could be taken up. */
  readonly isBacklog: boolean;
  /** Whether some of it is another notifier's share, left to it for a while. */
  readonly sawOthersShare: boolean;
}

/** Accounts that have their turn in one look, beside the deliveries that are longest due: so many queries. */
const TURNS = 3;
const UNCLAIMABLE_AT_MOST = 1000;
const PAGE_AT_LEAST = 32;
const PAGE_AT_MOST = 1000;
/** An account may hold one in so many of the slots, so that some are free whatever it has waiting, and however slow its receivers are. */
const ACCOUNT_PART = 2;
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
  /** Records that cannot be claimed, so far as this notifier has met them. */
  readonly #unclaimable = new Set<DeliverySubjectId>();

  constructor(context: EngineContext, hand: Hand, membership: Membership) {
    this.#context = context;
    this.#hand = hand;
    this.#membership = membership;
    const perAccount = Math.max(1, Math.floor(context.settings.concurrency / ACCOUNT_PART));
    this.#fairness = { perAccount, perRound: Math.max(1, Math.floor(perAccount / 2)) };
  }

  /** Whether a subject is this notifier's share. */
  isMine({ id }: DeliverySubject): boolean {
    const { names } = this.#membership;
    return names.length < 2 || shareHolder(id, names) === this.#context.name;
  }

  /** Claims subjects, as far as they are due and nobody was faster. */
  async claim(subjects: readonly DeliverySubject[], now: Date): Promise<readonly Held[]> {
    const until = new Date(now.getTime() + this.#context.settings.leaseMs);
    try {
      return await this.#claimUntil(subjects, until, now);
    } catch (error) {
      if (!isInvalidDocument(error)) throw error;
      return this.#claimApart(subjects, until, now);
    }
  }

  async #claimUntil(subjects: readonly DeliverySubject[], until: Date, now: Date): Promise<readonly Held[]> {
    const { database, name } = this.#context;
    const claimed = await claimDeliveries(database, subjects, { owner: name, until }, now);
    return claimed.map((delivery) => ({ delivery, until }));
  }

  /** A record that the database lets nobody change must not hold up the others: it is left alone from now on. */
  async #claimApart(subjects: readonly DeliverySubject[], until: Date, now: Date): Promise<readonly Held[]> {
    const claimed: Held[] = [];
    for (const subject of subjects) {
      try {
        claimed.push(...(await this.#claimUntil([subject], until, now)));
      } catch (error) {
        if (!isInvalidDocument(error)) throw error;
        this.#context.log.error({ err: error, ...subject }, 'a record breaks the rules: not delivered');
        if (this.#unclaimable.size >= UNCLAIMABLE_AT_MOST) this.#unclaimable.clear();
        this.#unclaimable.add(subject.id);
      }
    }
    return claimed;
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
    const claimed =
      picked.size === 0
        ? []
        : await this.claim(
            [...picked.values()].map(({ subject }) => subject),
            now,
          );
    const abandoned = claimed.flatMap((held) => {
      const by = picked.get(held.delivery.subject.id)?.abandonedBy;
      return by ? [{ ...held, by }] : [];
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
    const open = page.filter(({ subject }) => !this.#hand.has(subject) && !this.#unclaimable.has(subject.id));
    const mine = open.filter((due) => this.#isReady(due, now));
    return { mine, others: open.length - mine.length };
  }

  /** Ours, or left lying: by a notifier that has claimed it and not come back, or by whoever it belongs to. */
  #isReady({ subject, dueAt, abandonedBy }: DueDelivery, now: Date): boolean {
    return (
      this.isMine(subject) ||
      abandonedBy !== undefined ||
      now.getTime() - dueAt.getTime() > this.#context.settings.graceMs
    );
  }
}
