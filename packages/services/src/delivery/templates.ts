import { DELIVERY_SUBJECT_KINDS, SUBJECT_ENDS } from '@genledger/domain/delivery';
import { z } from 'zod';

/** What one event says in one language. `{title}` and the like stand for facts of what ended; see docs/notifier.md. */
export const templateSchema = z.strictObject({
  subject: z.string().min(1).max(300),
  text: z.string().min(1).max(4000),
});
export type Template = z.output<typeof templateSchema>;

/** Everything that is told: `generation.success`, `cookExecution.completed`. */
const EVENTS = DELIVERY_SUBJECT_KINDS.flatMap((kind) => SUBJECT_ENDS[kind].map((end) => `${kind}.${end}`));

/** Templates by language and event. */
export const templatesSchema = z.record(
  z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as en or pt-BR'),
  z.record(
    z.string().refine((event) => EVENTS.includes(event), `must be one of ${EVENTS.join(', ')}`),
    templateSchema,
  ),
);
export type Templates = z.output<typeof templatesSchema>;

const FIGURES = '{duration}, {points} points';
const PIECES = `{made} made, {lost} lost (${FIGURES})`;
const FIGURES_DE = '{duration}, {points} Punkte';
const PIECES_DE = `{made} entstanden, {lost} verloren (${FIGURES_DE})`;

/** What is said where the configuration says nothing. */
export const DEFAULT_TEMPLATES: Templates = {
  en: {
    'generation.success': { subject: '{title} is ready', text: `{title} is ready ({duration}).\n{texts}` },
    'generation.failed': { subject: '{title} failed', text: '{title} failed: {error}' },
    'generation.cancelled': { subject: '{title} was cancelled', text: '{title} was cancelled.' },
    'cookExecution.completed': {
      subject: '{title} is done',
      text: `{title} is done: ${PIECES}.`,
    },
    'cookExecution.failed': {
      subject: '{title} failed',
      text: `{title} failed: {error}\n${PIECES}.`,
    },
    'cookExecution.stopped': {
      subject: '{title} was stopped',
      text: `{title} was stopped: ${PIECES}.`,
    },
    'cookExecution.cancelled': {
      subject: '{title} was cancelled',
      text: `{title} was cancelled: ${PIECES}.`,
    },
    'spellCast.completed': { subject: '{title} is done', text: `{title} is done (${FIGURES}).\n{texts}` },
    'spellCast.failed': { subject: '{title} failed', text: '{title} failed: {error}' },
    'spellCast.stopped': { subject: '{title} was stopped', text: '{title} was stopped.' },
    'spellCast.cancelled': { subject: '{title} was cancelled', text: '{title} was cancelled.' },
    'alert.raised': { subject: '{title}', text: '{title}: {error}' },
    'alert.resolved': { subject: 'Over: {title}', text: 'Over after {duration}: {title}' },
  },
  de: {
    'generation.success': {
      subject: '{title} ist fertig',
      text: '{title} ist fertig ({duration}).\n{texts}',
    },
    'generation.failed': {
      subject: '{title} ist fehlgeschlagen',
      text: '{title} ist fehlgeschlagen: {error}',
    },
    'generation.cancelled': { subject: '{title} wurde abgebrochen', text: '{title} wurde abgebrochen.' },
    'cookExecution.completed': { subject: '{title} ist fertig', text: `{title} ist fertig: ${PIECES_DE}.` },
    'cookExecution.failed': {
      subject: '{title} ist fehlgeschlagen',
      text: `{title} ist fehlgeschlagen: {error}\n${PIECES_DE}.`,
    },
    'cookExecution.stopped': {
      subject: '{title} wurde angehalten',
      text: `{title} wurde angehalten: ${PIECES_DE}.`,
    },
    'cookExecution.cancelled': {
      subject: '{title} wurde abgebrochen',
      text: `{title} wurde abgebrochen: ${PIECES_DE}.`,
    },
    'spellCast.completed': {
      subject: '{title} ist fertig',
      text: `{title} ist fertig (${FIGURES_DE}).\n{texts}`,
    },
    'spellCast.failed': {
      subject: '{title} ist fehlgeschlagen',
      text: '{title} ist fehlgeschlagen: {error}',
    },
    'spellCast.stopped': { subject: '{title} wurde angehalten', text: '{title} wurde angehalten.' },
    'spellCast.cancelled': { subject: '{title} wurde abgebrochen', text: '{title} wurde abgebrochen.' },
    'alert.raised': { subject: '{title}', text: '{title}: {error}' },
    'alert.resolved': { subject: 'Vorbei: {title}', text: 'Vorbei nach {duration}: {title}' },
  },
};
