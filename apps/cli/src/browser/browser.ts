import { explain } from '../outcome/explain.ts';
import type { Problem } from '../outcome/problem.ts';
import type { Workplace } from '../session/open-workplace.ts';
import { ConnectionWatch } from './connection.ts';
import { helpOverlay } from './help.ts';
import type { KeyName } from './keys.ts';
import type { ListEnvironment } from './list/list-view.ts';
import { Navigation, type ScreenEntry } from './navigation.ts';
import type { Overlay } from './overlay.ts';
import { createSignal } from './signal.ts';
import type { DocumentRef, View } from './view.ts';

/** A sentence about what just happened. */
export interface Notice {
  readonly tone: 'good' | 'warning' | 'bad';
  readonly text: string;
}

/** What the browser is given. */
export interface BrowserPorts {
  now(): Date;
  /** Opens the workplace of an environment, by its name; of the present one without. */
  open(environment: string | undefined): Promise<Workplace>;
  screens(workplace: Workplace, environment: ListEnvironment): readonly [ScreenEntry, ...ScreenEntry[]];
  document(workplace: Workplace, ref: DocumentRef, environment: ListEnvironment): View;
  quit(): void;
}

/** The browser without its terminal: what is looked at, and what keys do. */
export class Browser {
  readonly signal = createSignal();
  readonly ports: BrowserPorts;
  #workplace: Workplace;
  #navigation: Navigation;
  #connection: ConnectionWatch;
  #overlay: Overlay | undefined;
  #notice: Notice | undefined;

  constructor(ports: BrowserPorts, workplace: Workplace) {
    this.ports = ports;
    this.#workplace = workplace;
    this.#navigation = new Navigation(ports.screens(workplace, this.environment));
    this.#connection = this.#watch();
  }

  get environment(): ListEnvironment {
    return { now: this.ports.now, explain, changed: this.changed };
  }

  get workplace(): Workplace {
    return this.#workplace;
  }

  get navigation(): Navigation {
    return this.#navigation;
  }

  get view(): View {
    return this.#navigation.view;
  }

  get connection(): ConnectionWatch {
    return this.#connection;
  }

  get overlay(): Overlay | undefined {
    return this.#overlay;
  }

  /** What is being waited for. */
  get waiting(): string | undefined {
    return this.view.waiting;
  }

  get notice(): Notice | undefined {
    return this.#notice;
  }

  readonly changed = (): void => this.signal.changed();

  /** Takes a key. */
  press(key: KeyName): void {
    if (key === 'ctrl+c') {
      this.ports.quit();
      return;
    }
    this.#notice = undefined;
    const overlay = this.#overlay;
    if (overlay !== undefined) {
      if (overlay.press(key) === 'closed' && this.#overlay === overlay) this.#overlay = undefined;
    } else if (!this.view.press(key)) this.#command(key);
    this.changed();
  }

  /** Lays something over the view. */
  lay(overlay: Overlay): void {
    this.#overlay = overlay;
    this.changed();
  }

  /** Says what happened. */
  tell(notice: Notice): void {
    this.#notice = notice;
    this.changed();
  }

  /** Says why something could not be done. */
  tellProblem(problem: Problem): void {
    this.tell({ tone: 'bad', text: problem.message });
  }

  /** Ends everything that runs. */
  async end(): Promise<void> {
    this.view.close();
    this.#connection.stop();
    await this.#workplace.close();
  }

  #watch(): ConnectionWatch {
    const watch = new ConnectionWatch({
      ping: () => this.#workplace.ping(),
      now: this.ports.now,
      changed: this.changed,
      onHealed: () => {
        this.view.reload();
        this.tell({ tone: 'good', text: 'The connection is there again.' });
      },
    });
    watch.start();
    return watch;
  }

  #command(key: KeyName): void {
    const navigation = this.#navigation;
    const commands: Readonly<Record<KeyName, () => void>> = {
      '?': () => this.lay(helpOverlay(this.view)),
      enter: () => this.#follow(),
      tab: () => navigation.turn(1),
      'shift+tab': () => navigation.turn(-1),
      escape: () => navigation.back(),
      q: () => navigation.back() || this.ports.quit(),
      r: () => this.view.reload(),
    };
    if (Object.hasOwn(commands, key)) commands[key]?.();
    else navigation.goTo(key);
  }

  #follow(): void {
    const destination = this.view.destination();
    if (destination?.kind === 'document') {
      this.#navigation.push(this.ports.document(this.#workplace, destination, this.environment));
    }
  }
}
