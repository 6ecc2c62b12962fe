import { ALERT_RULES, type AlertVerdict, alertFigureText } from '@genledger/domain/alert';
import type { AlertView, RuleStanding } from '@genledger/services/alert';
import { timeText } from '../elements/time.ts';
import { NO_FIGURE, wholeText } from '../format/figures.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

/** How long an alert can be dismissed for, by the value of the choice in hours. */
export const DISMISSALS = [
  { hours: 1, title: 'an hour' },
  { hours: 8, title: 'eight hours' },
  { hours: 24, title: 'a day' },
  { hours: 168, title: 'a week' },
] as const;

function card(title: string, note: string, body: Markup): Markup {
  return html`<section class="card"><div class="card-heading"><div><h2>${title}</h2><p class="muted">${note}</p></div></div>${body}</section>`;
}

function level({ level: is, isDismissed, status }: AlertView): Markup {
  if (status === 'resolved') return html`<span class="badge">over</span>`;
  if (isDismissed) return html`<span class="badge">dismissed</span>`;
  return html`<span class="badge ${is === 'alert' ? 'bad' : 'waiting'}">${is}</span>`;
}

function dismissalText({ dismissal }: AlertView): Markup {
  if (dismissal === undefined) return NOTHING;
  const { by, why, until } = dismissal;
  return html`<p class="alert-dismissal">${by}, until ${timeText(until)}: ${why}</p>`;
}

function dismissalForm({ id, title }: AlertView, formTokenField: Markup): Markup {
  const choices = DISMISSALS.map(
    ({ hours, title: name }) => html`<option value="${hours}" ${hours === 8 && 'selected'}>${name}</option>`,
  );
  return html`<details class="action"><summary class="button">Dismiss<span class="visually-hidden"> ${title}</span></summary>
    <form method="post" action="/admin/alerts/${id}/dismiss" class="action-form">
      ${formTokenField}
      <p>Nobody is told of it meanwhile, unless it becomes graver.</p>
      <div class="field"><label for="why-${id}">Why</label><input id="why-${id}" name="why" required maxlength="200"></div>
      <div class="field"><label for="hours-${id}">For</label><select id="hours-${id}" name="hours">${choices}</select></div>
      <button class="button primary" type="submit">Dismiss the alert</button>
    </form></details>`;
}

function figureText({ rule, value, threshold }: AlertView): string {
  const { unit } = ALERT_RULES[rule];
  return `${alertFigureText(value, unit)}, from ${alertFigureText(threshold, unit)} on`;
}

function openAlert(alert: AlertView, formTokenField: Markup | undefined): Markup {
  const { id, title, firstSeenAt, lastSeenAt, seen } = alert;
  return html`<li class="alert" id="${id}">
    <div class="alert-heading"><h3>${title}</h3>${level(alert)}</div>
    <p>${figureText(alert)}</p>
    <p class="muted">First seen ${timeText(firstSeenAt)}, last ${timeText(lastSeenAt)} UTC; seen ${seen === 1 ? 'once' : `${wholeText(seen)} times`}.</p>
    ${dismissalText(alert)}
    ${formTokenField === undefined ? NOTHING : dismissalForm(alert, formTokenField)}
  </li>`;
}

/** The alerts that are raised. @param formTokenField there where the reader may dismiss them */
export function openCard(alerts: readonly AlertView[], formTokenField: Markup | undefined): Markup {
  const body =
    alerts.length === 0
      ? html`<p class="card-text muted">No rule is over its threshold.</p>`
      : html`<ul class="alerts">${alerts.map((alert) => openAlert(alert, formTokenField))}</ul>`;
  return card('Raised', 'One of each rule and group, from its first sighting to its end.', body);
}

/** Alerts that are over, newest first. */
export function resolvedCard(alerts: readonly AlertView[]): Markup {
  if (alerts.length === 0) return card('Over', 'None was raised before.', NOTHING);
  const rows = alerts.map(
    (alert) =>
      html`<tr id="${alert.id}"><th scope="row">${alert.title}</th><td>${alert.level}</td><td>${timeText(alert.firstSeenAt)}</td><td>${timeText(alert.lastSeenAt)}</td><td>${timeText(alert.changedAt)}</td><td class="number">${wholeText(alert.seen)}</td></tr>`,
  );
  return card(
    'Over',
    'The latest that ended, newest first.',
    html`<div class="table-scroll" role="region" aria-label="Over" tabindex="0"><table class="figures whole-names">
      <thead><tr><th scope="col">Alert</th><th scope="col">Level</th><th scope="col">First seen, UTC</th><th scope="col">Last seen</th><th scope="col">Over since</th><th scope="col" class="number">Times</th></tr></thead>
      <tbody>${rows}</tbody></table></div>`,
  );
}

function verdictBadge(verdict: AlertVerdict): Markup {
  switch (verdict.kind) {
    case 'well':
      return html`<span class="badge good">well</span>`;
    case 'no-data':
      return html`<span class="badge">no data</span>`;
    case 'over':
      return html`<span class="badge ${verdict.level === 'alert' ? 'bad' : 'waiting'}">${verdict.level}</span>`;
  }
}

function ruleRows({ rule, thresholds, readings }: RuleStanding): readonly Markup[] {
  const { title, unit, meaning } = ALERT_RULES[rule];
  const figure = (value: number | undefined) =>
    value === undefined ? NO_FIGURE : alertFigureText(value, unit);
  const name = (group: string) =>
    html`<th scope="row"><span title="${meaning}">${group === '' ? title : `${title}: ${group}`}</span></th>`;
  const limits = html`<td class="number">${figure(thresholds?.warning)}</td><td class="number">${figure(thresholds?.alert)}</td>`;
  if (thresholds === undefined)
    return [
      html`<tr>${name('')}<td><span class="badge">off</span></td><td class="number">${NO_FIGURE}</td>${limits}</tr>`,
    ];
  if (readings.length === 0)
    return [
      html`<tr>${name('')}<td><span class="badge">no data</span></td><td class="number">${NO_FIGURE}</td>${limits}</tr>`,
    ];
  return readings.map(
    ({ group, value, verdict }) =>
      html`<tr>${name(group)}<td>${verdictBadge(verdict)}</td><td class="number">${figure(value)}</td>${limits}</tr>`,
  );
}

/** Every rule, where it stands now, and from when on it warns and alerts. */
export function rulesCard(standings: readonly RuleStanding[], everySeconds: number): Markup {
  return card(
    'Rules',
    `As they stand now, with shares counted ninety seconds ago at most; looked at every ${wholeText(everySeconds)} seconds. What cannot be measured has no data, which is not the same as well.`,
    html`<div class="table-scroll" role="region" aria-label="Rules" tabindex="0"><table class="figures whole-names">
      <thead><tr><th scope="col">Rule</th><th scope="col">Now</th><th scope="col" class="number">Figure</th><th scope="col" class="number">Warning from</th><th scope="col" class="number">Alert from</th></tr></thead>
      <tbody>${standings.flatMap(ruleRows)}</tbody></table></div>`,
  );
}
