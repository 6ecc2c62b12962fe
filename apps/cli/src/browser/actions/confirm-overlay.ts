import type { Problem } from '../../outcome/problem.ts';
import { neutralise } from '../../presenters/layout/neutralise.ts';
import { cut, wrap } from '../../presenters/layout/width.ts';
import { fieldLine } from '../field-line.ts';
import type { KeyName } from '../keys.ts';
import type { Overlay } from '../overlay.ts';
import { fieldOf, typed } from '../text-field.ts';
import type { Area } from '../view.ts';
import type { Danger, Preview } from './action.ts';

/** What a confirmation is given. */
export interface ConfirmPorts {
  readonly title: string;
  readonly danger: Danger;
  /** The word that has to be written. */
  readonly word: string;
  preview(signal: AbortSignal): Promise<Preview>;
  explain(error: unknown): Problem;
  changed(): void;
  /** Told once it is confirmed. @param why the reason, empty where none was asked for */
  confirmed(preview: Preview, why: string): void;
}

/** Shows what an action would do, and has it confirmed: Enter alone does nothing. */
export class ConfirmOverlay implements Overlay {
  readonly placement = 'bottom';
  readonly #ports: ConfirmPorts;
  readonly #controller = new AbortController();
  #preview: Preview | undefined;
  #problem: Problem | undefined;
  #fields = [fieldOf(''), fieldOf('')] as const;
  #current: 0 | 1 = 0;
  #remark: string | undefined;

  constructor(ports: ConfirmPorts) {
    this.#ports = ports;
    ports
      .preview(this.#controller.signal)
      .then(
        (preview) => {
          this.#preview = preview;
        },
        (error: unknown) => {
          this.#problem = ports.explain(error);
        },
      )
      .finally(ports.changed);
  }

  get waiting(): string | undefined {
    return this.#preview || this.#problem ? undefined : `${this.#ports.title}: finding out what it would do`;
  }

  get hint(): string {
    if (this.#preview?.perform === undefined) return this.waiting ? 'esc leaves' : 'any key closes';
    return this.#ports.danger === 'none'
      ? 'y does it  esc leaves'
      : 'tab changes the line  enter does it  esc leaves';
  }

  press(key: KeyName): 'open' | 'closed' {
    if (key === 'escape') {
      this.#controller.abort();
      return 'closed';
    }
    const preview = this.#preview;
    // Where there is nothing to confirm any key closes; while it is still looked at none does.
    if (preview?.perform === undefined) return this.waiting === undefined ? 'closed' : 'open';
    if (this.#ports.danger === 'none') {
      if (key !== 'y') return 'open';
      this.#ports.confirmed(preview, '');
      return 'closed';
    }
    if (key === 'enter') return this.#submit(preview);
    if (key === 'tab' || key === 'up' || key === 'down' || key === 'shift+tab')
      this.#current = this.#current === 0 ? 1 : 0;
    else this.#type(key);
    return 'open';
  }

  lines(area: Area): readonly string[] {
    const { width, paint, height } = area;
    const room = Math.max(3, height - 7);
    const told = this.#told().flatMap((line) =>
      wrap(neutralise(line), width - 3).map((part) => `   ${part}`),
    );
    return [
      paint('quiet', '─'.repeat(width)),
      paint('strong', ` ${cut(this.#ports.title, width - 2)}`),
      ...told.slice(0, room),
      ...(told.length > room ? [paint('quiet', '   …')] : []),
      ...(this.#preview?.perform ? this.#question(area) : []),
    ];
  }

  #told(): readonly string[] {
    if (this.#problem) return [`✗ ${this.#problem.message}`];
    return this.#preview?.lines ?? ['Finding out what it would do…'];
  }

  #question(area: Area): readonly string[] {
    const { danger, word } = this.#ports;
    if (danger === 'none') return [area.paint('accent', ' y does it; nothing that is there is lost.')];
    const [why, written] = this.#fields;
    const idle = (line: string, index: 0 | 1) =>
      this.#current === index ? line : line.replaceAll('\u001B[7m', '');
    return [
      idle(fieldLine('Why', why, [], area), 0),
      idle(fieldLine(`Write ${word} to do it`, written, [], area), 1),
      area.paint('warning', this.#remark === undefined ? '' : ` ! ${this.#remark}`),
    ];
  }

  #type(key: KeyName): void {
    const next = typed(this.#fields[this.#current], key);
    if (next === undefined) return;
    this.#remark = undefined;
    this.#fields = this.#current === 0 ? [next, this.#fields[1]] : [this.#fields[0], next];
  }

  #submit(preview: Preview): 'open' | 'closed' {
    const [why, written] = this.#fields.map(({ text }) => text.trim());
    if (why === undefined || why === '') {
      this.#current = 0;
      this.#remark = 'Say why: it is kept with what was done.';
      return 'open';
    }
    if (written !== this.#ports.word) {
      this.#remark =
        this.#current === 0 ? undefined : `Nothing was done: ${this.#ports.word} has to be written.`;
      this.#current = 1;
      return 'open';
    }
    this.#ports.confirmed(preview, why);
    return 'closed';
  }
}
