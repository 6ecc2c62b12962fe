import type { ConnectionState } from '../browser/connection.ts';
import { durationText } from '../browser/text.ts';
import type { KeyHelp } from '../browser/view.ts';
import { neutralise } from '../presenters/layout/neutralise.ts';
import { cut, fill, widest } from '../presenters/layout/width.ts';
import type { Paint } from '../terminal/palette.ts';

/** What the status line tells. */
export interface Status {
  readonly keys: readonly KeyHelp[];
  /** Tells instead of the keys what an overlay takes. */
  readonly hint?: string;
  readonly environment: string;
  readonly isProduction: boolean;
  readonly isReadOnly: boolean;
  readonly connection: ConnectionState;
  readonly readAt: Date | undefined;
  readonly now: Date;
}

function connectionText({ connection, readAt, now }: Status): string {
  if (connection.kind === 'connecting') return '○ connecting';
  if (connection.kind === 'lost') {
    return `✗ connection lost ${durationText(now.getTime() - connection.since.getTime())}, trying`;
  }
  const ageMs = readAt === undefined ? 0 : Math.max(0, now.getTime() - readAt.getTime());
  return `● ${readAt === undefined ? 'connected' : `read ${ageMs < 1000 ? 'just now' : `${durationText(Math.floor(ageMs / 1000) * 1000)} ago`}`}`;
}

function keysText(keys: readonly KeyHelp[], width: number, paint: Paint): string {
  const everywhere = [
    { keys: '?', does: 'help' },
    { keys: ':', does: 'command' },
    { keys: 'q', does: 'back' },
  ];
  const room = width - widest(everywhere.map(({ keys: names, does }) => `${names} ${does}  `)) * 2;
  const shown: KeyHelp[] = [];
  let used = 0;
  for (const key of keys) {
    used += widest([`${key.keys} ${key.does}  `]);
    if (used > room) break;
    shown.push(key);
  }
  const words = [...shown, ...everywhere].map((key) => [key.keys, key.does] as const);
  let left = width;
  return words
    .flatMap(([names, does]) => {
      const size = widest([`${names} ${does}  `]);
      left -= size;
      return left < 0 ? [] : [`${paint('accent', names)} ${does}`];
    })
    .join('  ');
}

/** The last line: what keys do here, where one is, and whether it is fresh. Production stands out, by its word as well. */
export function statusLine(status: Status, width: number, paint: Paint): string {
  const { environment, isProduction, isReadOnly, connection } = status;
  const name = ` ${isProduction ? '! ' : ''}${neutralise(environment)}${isReadOnly ? ' read-only' : ''} `;
  const state = ` ${connectionText(status)} `;
  const right = widest([name + state]);
  const room = Math.max(0, width - right - 2);
  const hint = status.hint;
  const left = hint === undefined ? keysText(status.keys, room, paint) : cut(hint, room);
  const gap = fill('', Math.max(1, width - right - 1 - widest([left])), 'left');
  return ` ${left}${gap}${paint(connection.kind === 'lost' ? 'bad' : 'quiet', state)}${paint(isProduction ? 'alarm' : 'accent', name)}`;
}
