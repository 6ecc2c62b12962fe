/** A delivery that could be claimed. */
export interface Candidate {
  readonly accountId: string;
}

/** How much one account may have under way at once, and take up in one round. */
export interface FairnessPolicy {
  readonly perAccount: number;
  readonly perRound: number;
}

/**
 * Picks from candidates so that every account has its turn: at most a round's share each, and no more than an account may have under
 * way.
 * @param underWay by account, what is under way already
 * @param room how many can be taken up in all
 */
export function pickFairly<Kind extends Candidate>(
  candidates: readonly Kind[],
  underWay: ReadonlyMap<string, number>,
  policy: FairnessPolicy,
  room: number,
): readonly Kind[] {
  const picked: Kind[] = [];
  const taken = new Map<string, number>();
  for (const candidate of candidates) {
    if (picked.length >= room) break;
    const { accountId } = candidate;
    const now = taken.get(accountId) ?? 0;
    const held = (underWay.get(accountId) ?? 0) + now;
    if (now >= policy.perRound || held >= policy.perAccount) continue;
    taken.set(accountId, now + 1);
    picked.push(candidate);
  }
  return picked;
}
