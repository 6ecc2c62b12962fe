import type { LegacyDocument } from './bson.ts';
import { type ParentClaim, parentClaims } from './parent-claims.ts';
import { ABSENT, type Candidate, known, type Reading, type Undecidable, undecidable } from './reading.ts';

/** What the database knows of the parents that a batch of records names. Ids are 24 hexadecimal digits. */
export interface ParentsIndex {
  hasCast(id: string): boolean;
  hasCook(id: string): boolean;
  /** Casts and cooks whose own lists hold the generation. */
  castsListing(generationId: string): readonly string[];
  cooksListing(generationId: string): readonly string[];
}

/** What a generation belongs to. */
export type LegacyParent =
  | { readonly kind: 'cook'; readonly cookId: string; readonly index?: number }
  /** With the cook that the cast made a piece for, where the record names it. */
  | { readonly kind: 'cast'; readonly castId: string; readonly cookId?: string };

/** A parent of one kind: the one that is meant, or why it cannot be told. */
function settle(
  claims: readonly ParentClaim[],
  listing: readonly string[],
  exists: (id: string) => boolean,
): Reading<string> {
  const parent = claims[0]?.parent;
  const candidates: Candidate[] = [
    ...claims.map(({ source, written }) => ({ source, value: written })),
    ...listing.map((value) => ({ source: "the parent's own list", value })),
  ];
  const ids = new Set([...claims.map(({ id }) => id), ...listing]);
  const [id] = ids;
  if (ids.size > 1) return undecidable('parents-contradict', ...candidates);
  if (claims.length > 0 && id === undefined) return undecidable(`${parent}-unreadable`, ...candidates);
  if (id === undefined) return ABSENT;
  return exists(id)
    ? known(id, claims[0]?.source ?? "the parent's own list")
    : undecidable(`${parent}-missing`, ...candidates);
}

/** The place of a piece in its cook, where all references that tell one agree. */
function placeOf(claims: readonly ParentClaim[]): { readonly index?: number } {
  const places = new Set(claims.flatMap(({ index }) => (index === undefined ? [] : [index])));
  const [index] = places;
  return places.size === 1 && index !== undefined ? { index } : {};
}

function belongsToCast(castId: string, source: string, cook: Reading<string>): Reading<LegacyParent> {
  return known(
    { kind: 'cast', castId, ...(cook.kind === 'known' && { cookId: cook.value }) },
    cook.kind === 'known' ? `${source}, a piece of the cook in ${cook.source}` : source,
  );
}

/**
 * The parent of a generation, from every place in which writers hid it. A record that names both is a piece that a spell made: it belongs
 * to its cast, and the cast to the cook. Places that disagree, and parents that do not exist, cannot be decided.
 */
export function readParent(
  document: LegacyDocument,
  generationId: string,
  index: ParentsIndex,
): Reading<LegacyParent> {
  const claims = parentClaims(document);
  const castClaims = claims.filter(({ parent }) => parent === 'cast');
  const cookClaims = claims.filter(({ parent }) => parent === 'cook');
  const cast = settle(castClaims, index.castsListing(generationId), (id) => index.hasCast(id));
  const cook = settle(cookClaims, index.cooksListing(generationId), (id) => index.hasCook(id));
  if (cast.kind === 'known') return belongsToCast(cast.value, cast.source, cook);
  const unsettled = [cast, cook].filter((reading): reading is Undecidable => reading.kind === 'undecidable');
  const [first] = unsettled;
  if (first !== undefined) {
    const others = cook.kind === 'known' ? [{ source: cook.source, value: cook.value }] : [];
    return undecidable(first.reason, ...unsettled.flatMap(({ candidates }) => candidates), ...others);
  }
  return cook.kind === 'known'
    ? known({ kind: 'cook', cookId: cook.value, ...placeOf(cookClaims) }, cook.source)
    : ABSENT;
}
