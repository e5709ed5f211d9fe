/** What a person's calendar holds now: what falls due for them, and when they meet families. No name, no address. */
import { listAgenda, type AgendaFilter, type AgendaItem } from '../../activities/store/agenda.ts';
import { openCasesFollowedBy, type CaseRow } from '../../activities/store/cases.ts';
import { journalsOf } from '../../activities/store/journal.ts';
import type { User } from '../../activities/store/organisations.ts';
import type { Store } from '../../activities/store/store.ts';
import type { Visible } from '../../activities/store/visible.ts';
import { fold } from '../../workflows/rules/case.ts';
import { idOf } from '../canonical.ts';
import { visibleIn } from '../eyes.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { agendaFilterOf } from '../routes/agenda.ts';
import type { Planned } from './following.ts';

export async function plannedFor(store: Store, user: User, kinds: readonly AnyKind[]): Promise<Planned[]> {
  const kindOf = new Map(kinds.map((kind) => [kind.rules.name, kind]));
  const [due, cases] = await Promise.all([
    wholeAgenda(store, { ...agendaFilterOf(user, 'me'), visible: visibleTo(user) }),
    openCasesFollowedBy(store, user.id, user.organisationId),
  ]);
  const meetings = await appointmentsIn(store, cases, kindOf);
  return [...due.flatMap((item) => dueEvent(item, kindOf.get(item.caseKind))), ...meetings];
}

/** What they would see of the agenda, signed in: a calendar shows no more. */
function visibleTo(user: User): Visible {
  const { id, role, organisationId } = user;
  return visibleIn('read-agenda', {
    asker: { user, actor: { id, role, organisationId } },
    extent: 'outline',
  });
}

async function wholeAgenda(store: Store, filter: AgendaFilter): Promise<AgendaItem[]> {
  const items: AgendaItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAgenda(store, filter, { limit: 500, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

function dueEvent(item: AgendaItem, kind: AnyKind | undefined): Planned[] {
  if (!kind) return [];
  const title = `${item.reference} — ${kind.rules.label(item)}`;
  return [{ uid: idOf('due', item.caseId, item.key), title, on: item.on }];
}

async function appointmentsIn(
  store: Store,
  cases: readonly CaseRow[],
  kindOf: ReadonlyMap<string, AnyKind>,
): Promise<Planned[]> {
  const meeting = cases.filter(({ kind }) => hasAppointments(kindOf.get(kind)));
  const journals = await journalsOf(
    store,
    meeting.map(({ id }) => id),
  );
  return meeting.flatMap(({ id, kind, reference }) => {
    const rules = kindOf.get(kind)?.rules;
    const planned = rules?.appointments?.(fold(rules, id, journals.get(id) ?? [])) ?? [];
    return planned.map(({ key, label, ...when }) => ({
      uid: idOf('appointment', id, key),
      title: `${reference} — ${label}`,
      ...when,
    }));
  });
}

/** Others need not be read. */
function hasAppointments(kind: AnyKind | undefined): boolean {
  return kind !== undefined && 'appointments' in kind.rules;
}
