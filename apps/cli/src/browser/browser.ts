import { explain } from '../outcome/explain.ts';
import type { Problem } from '../outcome/problem.ts';
import type { Workplace } from '../session/open-workplace.ts';
import { ConnectionWatch } from './connection.ts';
import type { KeyName } from './keys.ts';
import { type ListEnvironment, ListView } from './list/list-view.ts';
import { Navigation, type ScreenEntry } from './navigation.ts';
import type { Overlay } from './overlay.ts';
import type { SettingsFile } from './settings.ts';
import { createSignal } from './signal.ts';
import { type TaskControls, Tasks } from './tasks.ts';
import type { Destination, View } from './view.ts';

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
  screens(
    workplace: Workplace,
    environment: ListEnvironment,
    tasks: Tasks,
  ): readonly [ScreenEntry, ...ScreenEntry[]];
  view(workplace: Workplace, destination: Destination, environment: ListEnvironment): View | undefined;
  /** Carries out a key that the view does not know. */
  command(browser: Browser, key: KeyName): void;
  /** Writes a control sequence to the terminal. */
  write(sequence: string): void;
  openUrl(url: string): Promise<void>;
  /** Where files are written. */
  readonly directory: string;
  quit(): void;
}

/** How the browser is used. */
export interface BrowserUse {
  readonly isReadOnly: boolean;
  /** The name that is kept with what is done. */
  readonly operator: string;
  readonly file: SettingsFile;
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

  readonly tasks: Tasks;

  readonly isReadOnly: boolean;
  readonly operator: string;
  readonly file: SettingsFile;

  constructor(ports: BrowserPorts, workplace: Workplace, use: BrowserUse) {
    this.ports = ports;
    this.isReadOnly = use.isReadOnly;
    this.operator = use.operator;
    this.file = use.file;
    this.tasks = new Tasks(ports.now, this.changed);
    this.#workplace = workplace;
    this.#navigation = this.#newNavigation();
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
    const { current } = this.tasks;
    return (
      this.#overlay?.waiting ?? this.view.waiting ?? (current && `${current.title}: ${current.progress}`)
    );
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
    } else if (!this.view.press(key)) this.ports.command(this, key);
    this.#keepColumns();
    this.changed();
  }

  /** Lays something over the view. */
  lay(overlay: Overlay): void {
    this.#overlay = overlay;
    this.changed();
  }

  /** Goes where the view leads. */
  follow(): void {
    const destination = this.view.destination();
    if (destination) this.show(destination);
  }

  /** Shows something. */
  show(destination: Destination): void {
    if (destination.kind === 'list') {
      this.showList(destination.screen, destination.filter);
      return;
    }
    const view = this.ports.view(this.#workplace, destination, this.environment);
    if (view) this.#navigation.push(view);
  }

  /** Begins something that goes on while one looks around, and tells what it came to. */
  begin(title: string, work: (controls: TaskControls) => Promise<string>): void {
    this.tasks.start(title, async (controls) => {
      try {
        const outcome = await work(controls);
        this.tell({ tone: 'good', text: `${title}: ${outcome}` });
        this.view.reload();
        return outcome;
      } catch (error) {
        const problem = explain(error);
        this.tellProblem(problem);
        throw new Error(problem.message, { cause: error });
      }
    });
  }

  /** Looks at another environment from now on. What was begun in the old one is stopped. */
  async moveTo(workplace: Workplace): Promise<void> {
    const before = this.#workplace;
    this.view.close();
    this.#connection.stop();
    this.#workplace = workplace;
    this.#navigation = this.#newNavigation();
    this.#connection = this.#watch();
    this.tell({ tone: 'good', text: `This is ${workplace.name}.` });
    await this.tasks.end();
    await before.close();
  }

  /** Goes to a list by the id of its screen, narrowed by a filter. */
  showList(id: string, filter: string): void {
    const views = this.#navigation.entries.flatMap((entry) => entry.views);
    const found = views.find((view) => view instanceof ListView && view.screen.id === id);
    if (!(found instanceof ListView)) return;
    this.#navigation.show(found);
    if (filter !== '') found.ask({ filter });
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
    await this.tasks.end();
    await this.file.saved();
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

  #newNavigation(): Navigation {
    const entries = this.ports.screens(this.#workplace, this.environment, this.tasks);
    for (const view of entries.flatMap(({ views }) => views)) {
      if (view instanceof ListView) view.hide(this.file.settings.hidden[view.screen.id] ?? []);
    }
    return new Navigation(entries);
  }

  #keepColumns(): void {
    const { view } = this;
    if (!(view instanceof ListView)) return;
    const { hidden } = this.file.settings;
    const { id } = view.screen;
    if ((hidden[id] ?? []).join() === view.hidden.join()) return;
    this.file.change({ hidden: { ...hidden, [id]: [...view.hidden] } });
  }
}
