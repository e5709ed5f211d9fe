/** What a notice says, in French: the reference and what falls due. Nothing of the family: e-mail is an open card. */
import { NOTICE_LABELS } from '../../workflows/rules/accompaniment/french.ts';
import { accompaniment } from '../../workflows/rules/accompaniment/index.ts';
import type { Fact } from '../../workflows/rules/accompaniment/state.ts';
import type { Audience, Due } from '../../workflows/rules/case.ts';
import { frenchDate } from '../../workflows/rules/french.ts';
import type { CaseAtFact } from '../case-at-fact.ts';
import type { NoticeItem } from '../store/notices.ts';
import { oneLine } from './address.ts';
import type { Words } from './deliver.ts';
import type { Reached } from './recipients.ts';

/** `link` opens the case, where staff have a page. */
export function noticeWords(
  notice: string,
  { state, fact, organisation }: CaseAtFact,
  { name, as }: Reached,
  link?: string,
): Words {
  const label = NOTICE_LABELS[notice] ?? 'Un accompagnement appelle votre attention';
  const items = itemsFor(fact, as);
  const body = [
    `Bonjour ${name},`,
    [`Dossier ${state.reference} : ${lowerFirst(label)}.`, ...items.map(lineOf)].join('\n'),
    ...(link ? [`Ouvrir le dossier : ${link}`] : []),
    `${organisation.name}\nMessage automatique : il ne nomme volontairement aucune personne accompagnée. Merci de ne pas y répondre.`,
  ];
  return { subject: oneLine(`[${state.reference}] ${label}`), body: body.join('\n\n'), items };
}

/** Of what fell due that morning, what is for these. */
function itemsFor(fact: Fact, as: readonly Audience[]): NoticeItem[] {
  if (fact.type !== 'fell-due') return [];
  return fact.items.filter(({ to }) => to.some((audience) => as.includes(audience))).map(itemOf);
}

function itemOf(due: Due): NoticeItem {
  const { kind, on, about } = due;
  return { kind, label: accompaniment.label(due), on, ...(about && { about }) };
}

function lineOf({ label, on }: NoticeItem): string {
  return `- ${frenchDate(on)} – ${label}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
