import { webhookMessage } from '@genledger/channels/webhook';
import { deliverySubject } from '@genledger/domain/delivery';
import { expect, test } from 'vitest';
import { discordMessage } from '../src/channels/discord-message.ts';
import { emailMessage } from '../src/channels/email-message.ts';
import { telegramMessage } from '../src/channels/telegram-message.ts';
import { Renderer } from '../src/render/renderer.ts';
import { announcement, file } from './support/announcement.ts';
import { DELIVERY_ID } from './support/sending.ts';

const RENDERER = new Renderer({});
const GREY = 0x8b_94_9e;
const { toolId: _toolId, ...facts } = announcement({
  subject: deliverySubject('cookExecution', '0123456789abcdef01234567'),
  status: 'stopped',
  statusReason: 'the budget is spent',
  title: 'Foxes',
  pieces: { made: 12, lost: 1 },
  artifacts: Array.from({ length: 12 }, (_, index) =>
    file('image', `https://cdn.example/${index}.png`, index),
  ),
});

test('a cook execution that was stopped is told on every platform with its figures and pieces', () => {
  const text = 'Foxes was stopped: 12 made, 1 lost (35 s, 120 points).';

  const { method, parameters } = telegramMessage(facts, { chatId: 7 }, RENDERER);
  expect(method).toBe('sendMediaGroup');
  expect(parameters['media']).toHaveLength(10);
  const caption = { caption: expect.stringContaining(text) };
  expect(parameters['media']).toContainEqual(expect.objectContaining(caption));

  const { embeds } = discordMessage(DELIVERY_ID, facts, { channelId: '7' }, RENDERER);
  expect(embeds).toHaveLength(10);
  expect(embeds[0]).toMatchObject({ title: 'Foxes was stopped', color: GREY });

  const mail = emailMessage(facts, 'en', RENDERER);
  expect(mail).toMatchObject({
    subject: 'Foxes was stopped',
    headers: { 'X-Genledger-Event': 'cookExecution.stopped' },
  });
  expect(mail.text.split('\n')).toEqual([text, ...facts.artifacts.map((one) => 'url' in one && one.url)]);

  expect(webhookMessage(facts)).toMatchObject({
    type: 'cookExecution.stopped',
    data: { statusReason: 'the budget is spent', pieces: { made: 12, lost: 1 } },
  });
});

test.each([
  ['cookExecution', 'completed', 'Foxes ist fertig: 12 entstanden, 1 verloren (35 s, 120 Punkte).'],
  ['cookExecution', 'stopped', 'Foxes wurde angehalten: 12 entstanden, 1 verloren (35 s, 120 Punkte).'],
  ['spellCast', 'failed', 'Foxes ist fehlgeschlagen: the budget is spent'],
  ['spellCast', 'completed', 'Foxes ist fertig (35 s, 120 Punkte).'],
] as const)('in German, a %s that %s', (kind, status, text) => {
  const subject = deliverySubject(kind, facts.subject.id);
  expect(RENDERER.render({ ...facts, subject, status }, 'de').text).toBe(text);
});
