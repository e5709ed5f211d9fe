/** Group sessions as letters tell them, from nothing but the required facts to everything at once. */
import type { SessionInLetter, TemplateName } from '../../../activities/letters/model.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { planDays } from '../../../workflows/rules/group-session/days.ts';

/** Its days are not fixed. */
export function minimalSession(): SessionInLetter {
  return { title: 'Cap projets', days: [], change: 'days' };
}

export function fullSession(template: TemplateName): SessionInLetter {
  const days = planDays(plainDate('2027-03-02'), ['tuesday', 'thursday'], { zone: 'metropole' });
  return {
    title: 'Cap projets, printemps 2027',
    place: 'Maison de l’Exemple, salle 2',
    days,
    change: template === 'session-changed' ? 'day-moved' : 'days',
    moved: { from: plainDate('2027-03-11'), to: plainDate('2027-03-12') },
    afterWaiting: true,
    hours: 90,
    halfDays: 30,
  };
}
