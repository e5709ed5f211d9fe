/** What falls due: in my cases, or in those of my team. */
import type { Actor } from '../../workflows/rules/case.ts';
import { listAgenda, type AgendaFilter, type AgendaItem } from '../../activities/store/agenda.ts';
import type { Deps } from '../deps.ts';
import { visibleIn } from '../eyes.ts';
import { viewOfDue, type AnyKind } from '../kinds/kind.ts';
import { operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import { agendaPage, agendaQuery } from '../schemas/agenda.ts';

export function agendaOperations({ store }: Deps, kinds: readonly AnyKind[]): Operation[] {
  const kindOf = new Map(kinds.map((kind) => [kind.rules.name, kind]));
  return [
    operation({
      name: 'read-agenda',
      method: 'get',
      path: PATHS.agenda,
      tag: 'Agenda',
      summary: 'What falls due, for me or for my team, earliest first',
      access: 'read-agenda',
      query: agendaQuery,
      answers: 'done',
      answer: agendaPage,
      handle: async ({ actor, eye, query: { scope, until, limit, cursor } }) => {
        const visible = visibleIn('read-agenda', eye);
        const filter = { ...agendaFilterOf(actor, scope), visible, ...(until && { until }) };
        const { items, ...next } = await listAgenda(store, filter, { limit, ...(cursor && { cursor }) });
        const shownItems = items.map((item) => shown(item, kindOf.get(item.caseKind)));
        return { body: { items: shownItems, ...next }, about: { cases: items.map(({ caseId }) => caseId) } };
      },
    }),
  ];
}

/** A supervisor's own agenda is what is brought to supervisors; anyone else's, that of the cases they follow. */
export function agendaFilterOf(
  { id, role, organisationId }: Pick<Actor, 'id' | 'role' | 'organisationId'>,
  scope: 'me' | 'team',
): AgendaFilter {
  if (scope === 'team') return { organisationId };
  return role === 'supervisor'
    ? { organisationId, supervisor: true }
    : { organisationId, caseworkerId: id, supervisor: false };
}

function shown({ caseId: id, caseKind, reference, stage, caseworkerId, ...due }: AgendaItem, kind?: AnyKind) {
  if (!kind) throw new Error(`No case of the kind ${caseKind} is served.`);
  const here = { id, href: href(kind.path, { id }), kind: caseKind, reference, stage };
  return { ...viewOfDue(kind, due), case: { ...here, ...(caseworkerId !== undefined && { caseworkerId }) } };
}
