import { neutralise } from '../../presenters/layout/neutralise.ts';
import { cut, fill, widest } from '../../presenters/layout/width.ts';
import type { Area } from '../view.ts';
import type { SeenNode } from './node.ts';

/** Turns text into a link that terminals open; the address is neutralised like all text. */
function hyperlink(url: string, text: string): string {
  return `\u001B]8;;${neutralise(url)}\u0007${text}\u001B]8;;\u0007`;
}

function foldSign({ node, isUnfolded }: SeenNode): string {
  if (!node.children || node.children.length === 0) return ' ';
  return isUnfolded ? '▾' : '▸';
}

/** The line of a node. @param labels columns that labels take, with their indentation */
export function nodeLine(seen: SeenNode, labels: number, isCurrent: boolean, { width, paint }: Area): string {
  const { node, depth, isUnfolded } = seen;
  const indent = '  '.repeat(depth);
  const label = fill(cut(indent + neutralise(node.label), labels), labels, 'left');
  const start = `${isCurrent ? '▌' : ' '}${foldSign(seen)} ${label}${labels > 0 ? '  ' : indent}`;
  const note = node.note === undefined ? '' : neutralise(node.note);
  const room = Math.max(0, width - widest([start]) - 1);
  const noteRoom = note === '' || room < 40 ? 0 : Math.min(note.length + 2, 34);
  const whole = isUnfolded && node.unfolded ? node.unfolded.text : node.text;
  const text = cut(neutralise(whole), room - noteRoom);
  const isLink = node.destination !== undefined;
  if (isCurrent) {
    const line = start + fill(text, room - noteRoom, 'left') + cut(`  ${note}`, noteRoom);
    return paint('selected', cut(line, width));
  }
  const painted = isLink ? paint('underlined', paint(node.tone ?? 'accent', text)) : paint(node.tone, text);
  const linked = node.destination?.kind === 'url' ? hyperlink(node.destination.url, painted) : painted;
  return start + linked + (noteRoom > 0 ? paint('quiet', `  ${cut(note, noteRoom - 2)}`) : '');
}

/** The line of the sides, with the present one in brackets so that it can be told without colours. */
export function tabLine(titles: readonly string[], current: number, { width, paint }: Area): string {
  let used = 1;
  const parts = titles.map((title, index) => {
    const text = index === current ? `[${title}]` : ` ${title} `;
    const room = Math.max(0, width - used);
    used += text.length + 1;
    return paint(index === current ? 'accent' : 'quiet', cut(text, room));
  });
  return ` ${parts.join(' ')}`;
}
