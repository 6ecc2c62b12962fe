import type { PhiloxKey } from '../random/philox.ts';
import { streamAt } from '../random/stream.ts';
import type { Arrangement, Deck } from '../supply/arrange.ts';

/** Which signature each component has in a piece; components without supplies have one only. */
export interface Hand {
  /** The row of a deck that a piece has. */
  rowOf(index: number, deck: number): number;
  signatureOf(index: number, component: number): number;
}

/** The rows of a deck, one for each piece of the target, in an order that the seed chooses (Fisher-Yates). */
function shuffled({ rows }: Deck, targetSize: number, key: PhiloxKey, number: number): Uint16Array {
  const cards = new Uint16Array(targetSize);
  let end = 0;
  rows.forEach(({ pieces }, row) => {
    cards.fill(row, end, end + pieces);
    end += pieces;
  });
  const stream = streamAt(key, 'shuffle', 0, 0, number);
  for (let at = targetSize - 1; at > 0; at -= 1) {
    const other = stream.below(at + 1);
    const card = cards[at] ?? 0;
    cards[at] = cards[other] ?? 0;
    cards[other] = card;
  }
  return cards;
}

/** Shuffles every deck and deals it to the pieces: two bytes for each piece and deck. */
export function dealHands({ decks }: Arrangement, targetSize: number, key: PhiloxKey): Hand {
  const places: ({ rows: Deck['rows']; cards: Uint16Array; place: number } | undefined)[] = [];
  const shuffledDecks = decks.map((deck, number) => shuffled(deck, targetSize, key, number));
  decks.forEach((deck, number) => {
    const cards = shuffledDecks[number] ?? new Uint16Array();
    deck.components.forEach((component, place) => {
      places[component] = { rows: deck.rows, cards, place };
    });
  });
  return {
    rowOf: (index, deck) => shuffledDecks[deck]?.[index] ?? 0,
    signatureOf(index, component) {
      const found = places[component];
      return found?.rows[found.cards[index] ?? 0]?.signatures[found.place] ?? 0;
    },
  };
}
