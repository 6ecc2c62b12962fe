import type { BrowsedValue } from '@genledger/services/browse';
import type { ScreenColumn } from '../browser/list/columns.ts';
import { statusSign, statusTone } from '../browser/outline/status.ts';
import { ageText, durationText, timeText, wholeText } from '../browser/text.ts';
import { textAt } from '../browser/value.ts';

type Shape = Pick<ScreenColumn, 'title' | 'width'> & Partial<ScreenColumn>;

/** A column with the text of a field. */
export function textColumn(field: string, shape: Shape): ScreenColumn {
  return { id: field, field, text: (row) => textAt(row, field), ...shape };
}

/** A column with a state: its sign before the word, its colour beside. */
export function stateColumn(field: string, shape: Shape): ScreenColumn {
  return {
    id: field,
    field,
    text: (row) => {
      const state = textAt(row, field);
      return state === undefined ? undefined : `${statusSign(state)} ${state}`;
    },
    tone: (row) => statusTone(textAt(row, field)),
    ...shape,
  };
}

/** A column with the age of a time. */
export function ageColumn(field: string, shape: Shape): ScreenColumn {
  return {
    id: field,
    field,
    align: 'right',
    text: (row, now) => {
      const time = textAt(row, field);
      return time === undefined ? undefined : ageText(time, now);
    },
    ...shape,
  };
}

/** A column with a time. */
export function timeColumn(field: string, shape: Shape): ScreenColumn {
  return {
    id: field,
    field,
    text: (row) => {
      const time = textAt(row, field);
      return time === undefined ? undefined : timeText(time);
    },
    ...shape,
  };
}

/** A column with a duration in milliseconds. */
export function durationColumn(field: string, shape: Shape): ScreenColumn {
  return {
    id: field,
    field,
    align: 'right',
    text: (row) => {
      const text = textAt(row, field);
      const durationMs = Number(text);
      return text === undefined || Number.isNaN(durationMs) ? text : durationText(durationMs);
    },
    ...shape,
  };
}

/** A column with a whole number. */
export function wholeColumn(field: string, shape: Shape): ScreenColumn {
  return {
    id: field,
    field,
    align: 'right',
    text: (row) => {
      const text = textAt(row, field);
      return text !== undefined && /^\d+$/.test(text) ? wholeText(Number(text)) : text;
    },
    ...shape,
  };
}

/** The first of some fields that a row has. */
export function firstText(row: BrowsedValue, fields: readonly string[]): string | undefined {
  return fields.map((field) => textAt(row, field)).find((text) => text !== undefined);
}
