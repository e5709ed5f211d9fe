/** What a notice says, in French: the reference and what falls due. Nothing of the family: e-mail is an open card. */
import { frenchDate } from '../../workflows/rules/french.ts';
import { dueIn, type CaseAtFact } from '../case-at-fact.ts';
import type { NoticeItem } from '../store/notices.ts';
import { oneLine } from './address.ts';
import type { Words } from './deliver.ts';
import { noticeLabel } from './notice-labels.ts';
import type { Reached } from './recipients.ts';

/** `link` opens the case, where staff have a page. */
export function noticeWords(notice: string, found: CaseAtFact, { name, as }: Reached, link?: string): Words {
  const { reference, organisation, fact, label } = found;
  const items = dueIn(fact)
    .filter(({ to }) => to.some((audience) => as.includes(audience)))
    .map((due): NoticeItem => ({ kind: due.kind, label: label(due), on: due.on }));
  const title = noticeLabel(notice);
  const body = [
    `Bonjour ${oneLine(name)},`,
    [`${title} (dossier ${reference}).`, ...items.map(lineOf)].join('\n'),
    ...(link ? [`Ouvrir le dossier : ${link}`] : []),
    `${organisation.name}\n${AUTOMATIC}`,
  ];
  return { subject: oneLine(`[${reference}] ${title}`), body: body.join('\n\n'), items };
}

const AUTOMATIC =
  'Message automatique, auquel il n’est pas répondu. Par prudence, il ne nomme aucune personne accompagnée.';

function lineOf({ label, on }: NoticeItem): string {
  return `- ${frenchDate(on)} : ${label}`;
}
