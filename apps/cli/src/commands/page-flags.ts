import { readCursor } from '@genledger/services/paging';
import type { z } from 'zod';
import { defaulted, optional } from '../command/inputs.ts';
import { wholeNumber } from '../command/parsers.ts';

const MOST = 200;
const DEFAULT = 50;

/** The flags of a list that is read page by page. @param position what a cursor of this list holds */
export function pageFlags<Position>(position: z.ZodType<Position>) {
  return {
    limit: defaulted('N', `Records on a page, 1 to ${MOST}`, wholeNumber(1, MOST), DEFAULT),
    cursor: optional('CURSOR', 'Go on where the page before ended', {
      parse: (given: string) => readCursor(position, given),
    }),
  };
}
