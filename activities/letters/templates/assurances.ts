/** What a family must be able to find in our letters: whom to call, that it is free, what becomes of what it says. */
import { type Block, note, notice, strong } from '../content.ts';
import type { Letter } from '../model.ts';
import { voiceOf } from './voice.ts';

export const CONFIDENTIALITY =
  'Ce que vous nous dites reste confidentiel. Nous n’en parlons à un autre service qu’avec votre accord, sauf dans les cas prévus par la loi.';

/** How to answer, or to ask: every letter has it. */
export function whomToCall(letter: Letter): Block {
  const { caseworker, organisation } = letter;
  const say = voiceOf(letter);
  const phone = caseworker?.phone ?? organisation.phone;
  const email = caseworker?.email ?? organisation.email;
  const ways = [
    phone && `par téléphone au ${phone}`,
    email && `par courriel à ${email}`,
    'par courrier',
  ].filter(Boolean);
  return notice([
    strong(say('Pour me joindre : ', 'Pour nous joindre : ')),
    `${listed(ways)}. Un proche ou un interprète peut vous y aider.`,
  ]);
}

const FOR_ACCOMPANIMENT = 'à vous proposer cet accompagnement et, si vous l’acceptez, à le suivre.';

/** What we keep of a family, and what it may ask about it (règlement général sur la protection des données). */
export function dataNotice(purpose = FOR_ACCOMPANIMENT): Block {
  return note(
    `Vos informations personnelles servent ${purpose} Vous pouvez demander à les consulter, à les corriger ou à les faire effacer, ou vous opposer à leur utilisation, dans les conditions prévues par la loi, en nous écrivant à l’adresse en tête de cette lettre. Si la réponse ne vous convient pas, vous pouvez saisir la Cnil (www.cnil.fr).`,
  );
}

function listed(ways: (string | undefined)[]): string {
  return ways.length === 1 ? `${ways[0]}` : `${ways.slice(0, -1).join(', ')} ou ${ways.at(-1)}`;
}
