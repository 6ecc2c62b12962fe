import { type Announcement, eventOf } from '@genledger/domain/delivery';
import { DEFAULT_TEMPLATES, type Template, type Templates } from '@genledger/services/delivery';
import { FACT_NAMES, type FactName, type Facts, factsOf } from './facts.ts';

/** A message to people: plain text, which each platform escapes as a whole. */
export interface Message {
  readonly subject: string;
  readonly text: string;
}

const DEFAULT_LANGUAGE = 'en';
const ANY_EVENT: Template = { subject: '{title}: {status}', text: '{title}: {status}' };

function isFactName(name: string): name is FactName {
  return FACT_NAMES.some((known) => known === name);
}

/** Fills a template in. A fact that does not exist stays as it is written. */
function fill(template: string, facts: Facts): string {
  return template
    .replace(/\{(\w+)\}/g, (whole, name: string) => (isFactName(name) ? facts[name] : whole))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Says what ended in words, by templates that are data. */
export class Renderer {
  readonly #own: Templates;

  /** @param own what the configuration says beyond the defaults */
  constructor(own: Templates) {
    this.#own = own;
  }

  /**
   * The message of an event.
   * @param language wanted; where it has no words for the event, English is spoken
   */
  render(announcement: Announcement, language: string | undefined): Message {
    const { subject, text } = this.#find(eventOf(announcement), language);
    const facts = factsOf(announcement);
    return { subject: fill(subject, facts), text: fill(text, facts) };
  }

  #find(event: string, language = DEFAULT_LANGUAGE): Template {
    const wanted = [language, language.split('-')[0] ?? language, DEFAULT_LANGUAGE];
    for (const name of wanted) {
      const found = this.#own[name]?.[event] ?? DEFAULT_TEMPLATES[name]?.[event];
      if (found !== undefined) return found;
    }
    return ANY_EVENT;
  }
}
