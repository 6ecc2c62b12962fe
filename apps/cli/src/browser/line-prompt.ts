import { neutralise } from '../presenters/layout/neutralise.ts';
import { cut, fill, wrap } from '../presenters/layout/width.ts';
import { fieldLine, type WrongPart } from './field-line.ts';
import type { KeyName } from './keys.ts';
import type { Overlay } from './overlay.ts';
import { fieldOf, type TextField, typed } from './text-field.ts';
import type { Area } from './view.ts';

/** What could be written at the cursor, in place of the text from (included) to (not included), in UTF-16 code units. */
export interface Completion {
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly detail: string;
}

/** Something that is wrong with the line. */
export interface LineMistake extends WrongPart {
  readonly message: string;
}

/** What a prompt asks for. */
export interface LinePromptPorts {
  readonly label: string;
  readonly initial?: string;
  /** Shown while nothing is typed. */
  readonly example?: string;
  complete?(text: string, cursor: number): readonly Completion[];
  check?(text: string): readonly LineMistake[];
  /** Takes the line. */
  submit(text: string): void;
  /** The lines that were entered before, the last one first. */
  readonly history?: readonly string[];
}

const MOST_SHOWN = 7;

/** A line that is asked for, with completion, its mistakes underlined. */
export class LinePrompt implements Overlay {
  readonly placement = 'bottom';
  readonly hint = 'enter takes it  tab completes  ↑↓ choose  ctrl+p earlier  esc leaves';
  readonly #ports: LinePromptPorts;
  #field: TextField;
  #chosen = 0;
  #earlier = -1;

  constructor(ports: LinePromptPorts) {
    this.#ports = ports;
    this.#field = fieldOf(ports.initial ?? '');
  }

  press(key: KeyName): 'open' | 'closed' {
    if (key === 'escape') return 'closed';
    if (key === 'enter') return this.#submit();
    if (key === 'tab') this.#take();
    else if (key === 'up') this.#chosen = Math.max(0, this.#chosen - 1);
    else if (key === 'down') this.#chosen += 1;
    else if (key === 'ctrl+p') this.#recall();
    else {
      const next = typed(this.#field, key);
      if (next === undefined) return 'open';
      this.#field = next;
      this.#chosen = 0;
    }
    return 'open';
  }

  lines(area: Area): readonly string[] {
    const { width, paint } = area;
    const completions = this.#completions();
    this.#chosen = Math.min(this.#chosen, Math.max(0, completions.length - 1));
    const first = Math.max(0, Math.min(this.#chosen - 2, completions.length - MOST_SHOWN));
    const mistakes = this.#ports.check?.(this.#field.text) ?? [];
    const offered = completions.slice(first, first + MOST_SHOWN).map((completion, index) => {
      const isChosen = first + index === this.#chosen;
      const line = cut(
        `${isChosen ? '▌' : ' '} ${fill(cut(completion.label, 28), 28, 'left')} ${completion.detail}`,
        width - 1,
      );
      return isChosen ? paint('selected', line) : paint('quiet', line);
    });
    const [mistake] = mistakes;
    const { example } = this.#ports;
    const below = mistake
      ? wrap(`✗ ${neutralise(mistake.message)}`, width - 2).map((line) => paint('bad', ` ${line}`))
      : [];
    const isEmpty = this.#field.text === '';
    const hint = isEmpty && example ? [paint('quiet', cut(` such as ${example}`, width))] : [];
    return [
      paint('quiet', '─'.repeat(width)),
      ...offered,
      ...below,
      ...hint,
      fieldLine(this.#ports.label, this.#field, mistakes, area),
    ];
  }

  get #cursor(): number {
    return [...this.#field.text].slice(0, this.#field.cursor).join('').length;
  }

  #completions(): readonly Completion[] {
    return this.#ports.complete?.(this.#field.text, this.#cursor) ?? [];
  }

  #take(): void {
    const completion = this.#completions()[this.#chosen];
    if (completion === undefined) return;
    const { text } = this.#field;
    const before = text.slice(0, completion.from) + completion.insert;
    this.#field = { text: before + text.slice(completion.to), cursor: [...before].length };
    this.#chosen = 0;
  }

  #recall(): void {
    const { history = [] } = this.#ports;
    const earlier = history[this.#earlier + 1];
    if (earlier === undefined) return;
    this.#earlier += 1;
    this.#field = fieldOf(earlier);
  }

  #submit(): 'open' | 'closed' {
    const { text } = this.#field;
    if ((this.#ports.check?.(text) ?? []).length > 0) return 'open';
    this.#ports.submit(text);
    return 'closed';
  }
}
