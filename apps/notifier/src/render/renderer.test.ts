import { clip, linksWithin } from '@genledger/channels/channel';
import { DELIVERY_SUBJECT_KINDS, deliverySubject, SUBJECT_ENDS } from '@genledger/domain/delivery';
import { DEFAULT_TEMPLATES } from '@genledger/services/delivery';
import { describe, expect, test } from 'vitest';
import { announcement, file, words } from '../../test/support/announcement.ts';
import { durationText } from './facts.ts';
import { Renderer } from './renderer.ts';

describe('a message', () => {
  const failed = announcement({
    status: 'failed',
    error: { code: 'provider-failed', message: 'out of memory' },
  });

  test('says what ended, in the language that is wanted', () => {
    const renderer = new Renderer({});
    expect(renderer.render(announcement(), undefined)).toEqual({
      subject: 'Portrait is ready',
      text: 'Portrait is ready (35 s).',
    });
    expect(renderer.render(failed, 'de')).toEqual({
      subject: 'Portrait ist fehlgeschlagen',
      text: 'Portrait ist fehlgeschlagen: out of memory',
    });
  });

  test.each(['de-AT', 'de'])('in %s is in German; an unknown language is English', (language) => {
    expect(new Renderer({}).render(announcement(), language).subject).toBe('Portrait ist fertig');
    expect(new Renderer({}).render(announcement(), 'xx').subject).toBe('Portrait is ready');
  });

  test('is what the configuration says, in a language that the defaults do not know, too', () => {
    const renderer = new Renderer({
      en: {
        'generation.success': {
          subject: 'Done: {title}',
          text: '{title}, {points} points, {cost}, {count} files, {id}',
        },
      },
      fr: { 'generation.failed': { subject: '{title} a échoué', text: '{error} {unknown} {toString}' } },
    });
    const fields = { costUsd: '0.05' as never, artifacts: [file('image', 'https://cdn.example/a.png')] };
    expect(renderer.render(announcement(fields), 'en').text).toBe(
      'Portrait, 120 points, 0.05, 1 files, 0123456789abcdef01234567',
    );
    expect(renderer.render(failed, 'fr')).toEqual({
      subject: 'Portrait a échoué',
      text: 'out of memory {unknown} {toString}',
    });
    expect(renderer.render(failed, 'en').subject).toBe('Portrait failed');
  });

  test('holds words of the run as they are: braces in them are no facts', () => {
    const { text } = new Renderer({}).render(announcement({ artifacts: [words('{id} $& $1')] }), 'en');
    expect(text).toBe('Portrait is ready (35 s).\n{id} $& $1');
  });

  test('never speaks of an unknown cost as of 0', () => {
    const template = { subject: 's', text: 'cost: {cost}' };
    const renderer = new Renderer({ en: { 'generation.success': template } });
    expect(renderer.render(announcement(), 'en').text).toBe('cost:');
  });

  test.each(['completed', 'failed', 'stopped', 'cancelled'] as const)(
    'about a cook execution that is %s tells its figures',
    (status) => {
      const subject = deliverySubject('cookExecution', '0123456789abcdef01234567');
      const pieces = { made: 498, lost: 2 };
      const { text } = new Renderer({}).render(announcement({ subject, status, pieces }), undefined);
      expect(text).toContain('498 made, 2 lost (35 s, 120 points).');
    },
  );

  test.each(DELIVERY_SUBJECT_KINDS)('has English words for every end of a %s', (kind) => {
    for (const status of SUBJECT_ENDS[kind]) {
      expect(DEFAULT_TEMPLATES['en']?.[`${kind}.${status}`]).toBeDefined();
    }
  });
});

test.each([
  [0, '0 s'],
  [4249, '4.2 s'],
  [35_000, '35 s'],
  [59_949, '59.9 s'],
  [60_000, '1 min 0 s'],
  [185_000, '3 min 5 s'],
  [3_600_000, '1 h 0 min'],
  [7_830_000, '2 h 10 min'],
])('%i ms are %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long…'],
  ['ab😀cd', 4, 'ab…'],
  ['ab😀cd', 5, 'ab😀…'],
  ['anything', 0, ''],
  ['\ud800broken', 4, '\ud800br…'],
])('%j within %i is %j', (text, most, clipped) => {
  expect(clip(text, most)).toBe(clipped);
});

test('links are taken whole while there is room for them and their line ends', () => {
  const links = [4, 10, 3].map((length) => ({ markup: 'x', length }));
  expect(linksWithin(links, 9).map(({ length }) => length)).toEqual([4, 3]);
});
