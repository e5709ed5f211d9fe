/** Joint accompaniments of invented people, from nothing but the meeting to come to everything at once. */
import type { JointInLetter, TemplateName } from '../../../activities/letters/model.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';

/** Nothing to tell yet; a meeting where the letter is about one. */
export function minimalJoint(template: TemplateName): JointInLetter {
  if (template !== 'joint-handover-meeting') return {};
  return {
    handover: {
      on: plainDate('2027-03-15'),
      venue: 'Maison du quartier',
      to: 'Secteur Exemple',
      scope: ['budget'],
    },
  };
}

export function fullJoint(): JointInLetter {
  return {
    review: {
      on: plainDate('2027-06-01'),
      summary:
        'Le loyer est payé depuis quatre mois, sans rappel.\n\nLe travail tient ; le permis de conduire est la prochaine étape.',
      areas: [
        { name: 'Chantier d’insertion Inventé', area: 'Travail, permis, suite du contrat' },
        { name: 'Bailleur social de l’Exemple', area: 'Logement : entretien, passage au bail' },
        { name: 'Service social', area: 'Budget et papiers' },
      ],
    },
    sublet: { dwelling: 'T2, 3 rue du Modèle', milestone: 'landlord-agreed' },
    contract: { employer: 'Chantier d’insertion Inventé', endsOn: plainDate('2027-08-31') },
    handover: {
      on: plainDate('2027-09-14'),
      at: '14:30',
      venue: 'Maison du quartier, salle 2',
      to: 'Service social de secteur',
      scope: ['budget', 'health', 'le permis de conduire'],
    },
  };
}
