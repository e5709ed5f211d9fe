/** To the council: by agreement, our service prepares this family's hearing. No more than it needs to know. */
import { type Block, type Content, list, paragraph, note } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { getHearing, hearingDay } from './hearing.ts';
import { farewell, voiceOf } from './voice.ts';

/** `council-information`: when the preparation opens. */
export function councilInformation(letter: Letter): Content {
  const hearing = getHearing(letter);
  return {
    form: 'letter',
    title: `Préparation d’une audience par notre service – ${dateInWords(hearing.hearingOn)}`,
    body: [
      paragraph(
        'Dans le cadre de la convention qui nous lie, nous vous informons que notre service prépare l’audience de la famille ci-dessous, assignée pour une dette de loyer. À notre connaissance, aucun travailleur social ne la suit.',
      ),
      family(letter),
      paragraph('Notre service se charge :'),
      list(
        'de proposer un entretien à la famille ;',
        `d’établir le diagnostic social et financier, et de l’adresser au juge et à la CCAPEX${due(letter)} ;`,
        'de préparer la famille à l’audience et, si elle le souhaite, de l’y accompagner.',
      ),
      paragraph(
        'Si l’un de vos services accompagne déjà cette famille, merci de nous le faire savoir sans attendre : nous verrons ensemble qui est le mieux placé, pour qu’elle n’ait pas à raconter deux fois son histoire.',
      ),
      contact(letter),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
    after: [
      note(
        'Ces informations sont couvertes par le secret professionnel. Elles ne servent qu’à la coordination autour de cette audience.',
      ),
    ],
  };
}

function family(letter: Letter): Block {
  const hearing = getHearing(letter);
  const { names, addressLines } = hearing.home;
  return {
    kind: 'facts',
    facts: [
      ['Famille', names],
      ['Logement', addressLines.join(', ')],
      ['Assignation du', dateInWords(hearing.servedOn)],
      ['Audience', hearingDay(hearing)],
      ['Tribunal', hearing.court],
    ],
  };
}

function due(letter: Letter): string {
  const { evaluationDueOn } = getHearing(letter);
  return evaluationDueOn > letter.on
    ? `, au plus tard le ${dateInWords(evaluationDueOn)}`
    : ', dès que possible, l’audience étant proche';
}

function contact(letter: Letter): Block {
  const { caseworker, organisation } = letter;
  const say = voiceOf(letter);
  const ways = [caseworker?.phone ?? organisation.phone, caseworker?.email ?? organisation.email];
  const known = ways.filter(Boolean).join(' ou ');
  return paragraph(
    say('Je reste à votre disposition', 'Nous restons à votre disposition'),
    known ? ` (${known})` : '',
    ' pour tout échange utile.',
  );
}
