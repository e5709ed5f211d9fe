/** Hearings of invented families, from nothing but the summons to everything prepared. */
import type { EvaluationInLetter, HearingInLetter, TemplateName } from '../../../activities/letters/model.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';

/** Only the summons. */
export function minimalHearing(template: TemplateName): HearingInLetter {
  return {
    court: 'Tribunal de l’Exemple',
    servedOn: plainDate('2027-02-08'),
    hearingOn: plainDate('2027-05-04'),
    claimedDebtCents: 184_000,
    home: {
      names: 'Mme Sacha Témoin',
      addressLines: ['2 rue Inventée', '75000 Paris'],
      adults: 1,
      childrenAges: [],
    },
    offeredOn: template === 'interview-offer' ? [plainDate('2027-03-01')] : [],
    evaluationDueOn: plainDate('2027-04-26'),
    longestDelayYears: 3,
    ...(template === 'social-evaluation' && {
      evaluation: {
        situation: 'Une personne, locataire depuis 2019.',
        resources: 'Inconnues.',
        debt: 'Celle de l’assignation.',
        proposal: 'Un délai, si le loyer courant est repris.',
        onKnownElements: true,
        writtenOn: plainDate('2027-02-26'),
      },
    }),
  };
}

/** Met, prepared, written and adjourned. */
export function fullHearing(template: TemplateName): HearingInLetter {
  return {
    court: 'Tribunal judiciaire de Ville-Exemple',
    servedOn: plainDate('2027-02-08'),
    hearingOn: plainDate(template === 'hearing-adjourned' ? '2027-06-01' : '2027-05-04'),
    at: template === 'hearing-adjourned' ? '14:30' : '09:00',
    claimedDebtCents: 184_056,
    home: {
      names: 'Mme Camille Exemple et M. Dominique Exemple',
      addressLines: ['Appartement 12', '34, rue de l’Abbé-Inventé', '75000 Paris'],
      adults: 2,
      childrenAges: [8, 1, 0],
    },
    offeredOn: [plainDate('2027-03-01'), plainDate('2027-04-12')],
    answerBy: plainDate('2027-04-19'),
    evaluationDueOn: plainDate('2027-04-26'),
    longestDelayYears: 3,
    ...(template === 'interview-offer' ? {} : met()),
    ...(template === 'hearing-adjourned' && { adjournedFrom: plainDate('2027-05-04') }),
  };
}

function met(): Partial<HearingInLetter> {
  return {
    interviewedOn: plainDate('2027-04-14'),
    evaluation,
    preparation: {
      speaker: 'family',
      papers: [
        'Bail du 1er juin 2019',
        'Trois dernières quittances',
        'Relevé de la Caf',
        'Notre budget du mois d’avril',
      ],
      legalAidAsked: true,
      rentResumedOn: plainDate('2027-03-01'),
    },
    attendance: 'will-attend',
  };
}

const evaluation: EvaluationInLetter = {
  situation:
    'Mme et M. Exemple vivent avec leurs trois enfants dans un logement de quatre pièces, dont ils sont locataires depuis juin 2019. Le loyer a été payé chaque mois jusqu’en juillet 2026. M. Exemple a alors perdu son emploi ; il travaille de nouveau à mi-temps depuis février 2027.',
  resources:
    'Salaire de Mme Exemple : 1 340 € par mois. Salaire de M. Exemple : 720 €. Prestations familiales : 412 €.\nLoyer et charges : 890 €, dont 310 € d’aide au logement versés au bailleur.',
  debt: 'La dette est de 1 840,56 € à la date de l’assignation. Le loyer courant est de nouveau payé en entier depuis le 1er mars 2027, comme le montrent les quittances.',
  proposal:
    'La famille propose de rembourser 60 € par mois en plus du loyer courant, et demande des délais qui lui permettent de rester dans le logement.',
  landlordObservations: 'Le bailleur se dit favorable à un échéancier si le loyer courant reste payé.',
  writtenOn: plainDate('2027-04-16'),
  author: { name: 'Alix Modèle', jobTitle: 'Travailleuse sociale' },
  validatedOn: plainDate('2027-04-21'),
  validator: { name: 'Noor Témoin', jobTitle: 'Responsable de service' },
  sentOn: plainDate('2027-04-23'),
};
