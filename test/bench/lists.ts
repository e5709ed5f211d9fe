/** How long lists and agendas take among thousands of cases, through HTTP; and how PostgreSQL finds their rows. */
import { addDays, civilDate } from '../../workflows/rules/calendar.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { SUPERVISOR } from './family.ts';
import type { BenchHouse } from './house.ts';
import { interleaved, type Samples } from './sampling.ts';

const CROWD_CASEWORKER = 'u-foule-7';

interface Asked {
  name: string;
  who: string;
  path: string;
}

const list = (name: string, query: string): Asked => ({
  name: `list ${name}`,
  who: SUPERVISOR,
  path: `/v1/accompaniments?${query}`,
});

/** What people look at: what is new, what is late, one's own, one family. */
function asked(): Asked[] {
  const today = civilDate(Date.now());
  return [
    list('all, oldest first', ''),
    list('in two stages', 'stage=pre-course,plan-negotiation'),
    list('of one caseworker', `caseworkerId=${CROWD_CASEWORKER}`),
    list('of one offer, last opened first', 'offer=paris/stay-in-home&sort=-openedOn'),
    list('due within 7 days', `dueBefore=${addDays(today, 7)}&sort=nextDueOn`),
    list('terms ending within 30 days', `termEndsBefore=${addDays(today, 30)}&sort=termEndsOn`),
    list('by urgency', 'sort=-urgency'),
    list('text: a common name', 'text=lefevre'),
    list('text: one family', 'text=prenom4321'),
    list('text: a reference', 'text=2020-007777'),
    list('text: nobody', 'text=introuvable'),
    { name: 'agenda of a caseworker', who: CROWD_CASEWORKER, path: '/v1/agenda' },
    {
      name: 'agenda of a caseworker, 7 days',
      who: CROWD_CASEWORKER,
      path: `/v1/agenda?until=${addDays(today, 7)}`,
    },
    { name: 'agenda of a supervisor', who: SUPERVISOR, path: '/v1/agenda' },
    { name: 'agenda of the team', who: SUPERVISOR, path: '/v1/agenda?scope=team' },
    {
      name: 'agenda of the team, 7 days',
      who: SUPERVISOR,
      path: `/v1/agenda?scope=team&until=${addDays(today, 7)}`,
    },
  ];
}

export async function timeLists({ door }: BenchHouse, rounds: number): Promise<Map<string, Samples>> {
  const subjects = asked().map(({ name, who, path }) => ({
    name,
    run: async () => bodyOf(await door.get(who, path)),
  }));
  return interleaved(subjects, rounds);
}
