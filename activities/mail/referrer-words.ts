/** What whoever reported is answered, in French. */
import type { Fact } from '../../workflows/rules/accompaniment/state.ts';
import { frenchDate } from '../../workflows/rules/french.ts';
import type { AccompanimentAtFact } from '../case-at-fact.ts';
import type { Referrer } from '../store/referrers.ts';
import { oneLine } from './address.ts';
import type { Words } from './deliver.ts';

/** At the opening, that the report was received; after it, the outcome, to those who may know it. */
export function referrerWords(found: AccompanimentAtFact, referrer: Referrer): Words | undefined {
  const { state, organisation } = found;
  const said = answerTo(found.fact, referrer);
  if (!said) return undefined;
  const report = state.triggers.find(({ referrerId }) => referrerId === referrer.id);
  const on = frenchDate(report?.referredOn ?? report?.registeredOn ?? state.openedOn);
  const body = [
    'Bonjour,',
    `Le ${on}, vous nous avez adressé un signalement (référence ${state.reference}). ${said.text}`,
    `${organisation.name}\n${AUTOMATIC}`,
  ];
  return { subject: oneLine(`[${state.reference}] ${said.subject}`), body: body.join('\n\n'), items: [] };
}

const AUTOMATIC = 'Message automatique, auquel il n’est pas répondu. Par prudence, il ne nomme personne.';

interface Answer {
  subject: string;
  text: string;
}

const RECEIVED = 'Votre signalement a bien été reçu';
const OUTCOME = 'Suite donnée à votre signalement';

const TO_ANYONE: Answer = {
  subject: RECEIVED,
  text: 'Nous l’avons bien reçu et vous en remercions. Le secret professionnel ne nous permet pas de vous informer de la suite.',
};
const TO_THE_BOUND: Answer = {
  subject: RECEIVED,
  text: 'Nous l’avons bien reçu et vous en remercions. Vous serez informé de la suite qui lui sera donnée.',
};
const ACCEPTED: Answer = { subject: OUTCOME, text: 'Un accompagnement est proposé à la famille.' };
const REFUSED: Record<string, Answer> = {
  'not-eligible': {
    subject: OUTCOME,
    text: 'La situation n’entre pas dans nos offres : nous ne pouvons pas proposer d’accompagnement.',
  },
  'followed-elsewhere': {
    subject: OUTCOME,
    text: 'Un autre service social suit déjà la famille : nous ne proposons pas d’accompagnement.',
  },
};

function answerTo(fact: Fact, { boundBySecrecy }: Referrer): Answer | undefined {
  if (fact.type === 'opened') return boundBySecrecy ? TO_THE_BOUND : TO_ANYONE;
  if (!boundBySecrecy) return undefined;
  return fact.type === 'screened' ? ACCEPTED : fact.type === 'closed' ? REFUSED[fact.reason] : undefined;
}
