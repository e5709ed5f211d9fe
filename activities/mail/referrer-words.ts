/** What whoever reported is answered, in French. */
import type { Fact } from '../../workflows/rules/accompaniment/state.ts';
import { frenchDate } from '../../workflows/rules/french.ts';
import type { CaseAtFact } from '../case-at-fact.ts';
import type { Referrer } from '../store/referrers.ts';
import { oneLine } from './address.ts';
import type { Words } from './deliver.ts';

export function referrerWords(found: CaseAtFact, referrer: Referrer): Words {
  const { state, organisation } = found;
  const report = state.triggers.find(({ referrerId }) => referrerId === referrer.id);
  const reportedOn = frenchDate(report?.referredOn ?? report?.registeredOn ?? state.openedOn);
  const outcome = referrer.boundBySecrecy ? outcomeOf(found.fact) : RECEIVED;
  const body = [
    'Bonjour,',
    `Vous nous avez adressé un signalement, enregistré le ${reportedOn} sous la référence ${state.reference}. ${outcome.text}`,
    `${organisation.name}\nMessage automatique : il ne nomme volontairement personne. Merci de ne pas y répondre.`,
  ];
  return { subject: oneLine(`[${state.reference}] ${outcome.subject}`), body: body.join('\n\n'), items: [] };
}

interface Outcome {
  subject: string;
  text: string;
}

const RECEIVED: Outcome = {
  subject: 'Votre signalement a bien été reçu',
  text: 'Il a bien été reçu, et nous vous en remercions. Le secret professionnel ne nous permet pas de vous en dire davantage.',
};

const ACCEPTED: Outcome = {
  subject: 'Suite donnée à votre signalement',
  text: 'Un accompagnement va être proposé à la famille.',
};

const REFUSED: Record<string, Outcome> = {
  'not-eligible': {
    subject: 'Suite donnée à votre signalement',
    text: 'La situation n’entre pas dans nos offres d’accompagnement : nous ne donnons pas suite.',
  },
  'followed-elsewhere': {
    subject: 'Suite donnée à votre signalement',
    text: 'La famille est déjà suivie par un autre service social : nous ne donnons pas suite.',
  },
};

function outcomeOf(fact: Fact): Outcome {
  if (fact.type === 'screened') return ACCEPTED;
  return (fact.type === 'closed' ? REFUSED[fact.reason] : undefined) ?? RECEIVED;
}
