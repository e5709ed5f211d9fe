/** What a supervisor sees of a case in the engine: attributes to search by, details, a line for each activity. */
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { instantAt } from './rules/calendar.ts';
import type { CaseKind, Due, Effect, ExpectedEvent } from './rules/case.ts';
import { frenchDate } from './rules/french.ts';
import { SEARCH_ATTRIBUTES as KEYS } from './messages.ts';

type AnyKind<State> = CaseKind<State, { step: string }, { type: string }>;

/** Where the case stands now, and what falls due next, in French and without a name. */
export function detailsOf<State>(
  kind: Pick<AnyKind<State>, 'describe' | 'label' | 'expected'>,
  state: State,
  agenda: Due[],
): string {
  const next = agenda.slice(0, 5).map((due) => `- ${frenchDate(due.on)} : ${kind.label(due)}`);
  const expected = (kind.expected?.(state) ?? []).map((event) => `- ${event.label}${whenOf(event)}`);
  return [
    ...kind.describe(state).map((line) => `- ${line}`),
    ...(next.length > 0 ? ['', 'À venir :', '', ...next] : []),
    ...(expected.length > 0 ? ['', 'Attendu d’autres :', '', ...expected] : []),
  ].join('\n');
}

function whenOf({ on, notBefore, unsettled }: ExpectedEvent): string {
  const day = on ? ` : ${frenchDate(on)}` : notBefore ? ` : pas avant le ${frenchDate(notBefore)}` : '';
  return unsettled ? `${day} (à vérifier)` : day;
}

/** A line for an activity in the engine's history. */
export function summaryOf(effect: Effect): string {
  switch (effect.do) {
    case 'writeLetter':
      return `Courrier : ${effect.template}`;
    case 'notify':
      return `Avis : ${effect.notice} → ${effect.to.join(', ')}`;
    case 'checkEligibility':
      return 'Vérification de l’éligibilité';
    case 'checkCoordination':
      return 'Service coordination : la famille est-elle déjà suivie ?';
    case 'chooseCaseworker':
      return 'Attribution automatique au travailleur social le moins chargé';
    case 'openCase':
      return `Ouverture d’un dossier lié : ${effect.kind}`;
    case 'tellCase':
      return `Au dossier lié : ${effect.step.step}`;
    case 'tellCases':
      return `À ${effect.told.length} dossier(s) : ${effect.told[0]?.step.step ?? ''}`;
    case 'tellLinked':
      return `Aux dossiers liés : ${effect.step.step}`;
    case 'tellReferrer':
      return 'Réponse à l’auteur du signalement';
  }
}

/** What the engine's lists show of a case. */
export function caseAttributes<State>(
  kind: Pick<AnyKind<State>, 'name' | 'summary'>,
  state: State,
  nextDueAt: number | undefined,
): SearchAttributeUpdatePair[] {
  const summary = kind.summary(state);
  const endsOn = summary.termEndsOn && new Date(instantAt(summary.termEndsOn, '00:00'));
  return [
    { key: KEYS.organisation, value: summary.organisationId },
    { key: KEYS.accompaniment, value: summary.accompanimentId },
    { key: KEYS.caseKind, value: kind.name },
    { key: KEYS.stage, value: summary.stage },
    { key: KEYS.caseworker, value: summary.caseworkerId ?? null },
    { key: KEYS.trigger, value: summary.trigger },
    { key: KEYS.nextDue, value: nextDueAt === undefined ? null : new Date(nextDueAt) },
    { key: KEYS.termEndsOn, value: endsOn ?? null },
    { key: KEYS.term, value: summary.term ?? null },
  ];
}

/** What was last shown, by attribute, as text. */
export type Shown = Record<string, string>;

/** Writes those that changed, in one call: writing visibility is dear, and each is kept in the history. */
export function upsertChanged(attributes: SearchAttributeUpdatePair[], shown: Shown): Shown {
  const now = Object.fromEntries(attributes.map(({ key, value }) => [key.name, JSON.stringify(value)]));
  const changed = attributes.filter(({ key }) => now[key.name] !== (shown[key.name] ?? 'null'));
  if (changed.length > 0) upsertSearchAttributes(changed);
  return now;
}
