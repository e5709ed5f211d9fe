/** The last letter. Its words depend on why it is the last. */
import { type Block, type Content, list, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { RESPONSE_LABELS, scopeLabel } from '../vocabulary.ts';
import { whomToCall } from './assurances.ts';
import { type ClosingWords, CLOSING_WORDS } from './closing-words.ts';
import { farewell, voiceOf } from './voice.ts';

/** `closing`: says the end, the reason and that the door stays open. */
export function closing(letter: Letter): Content {
  const { reason = 'other', on = letter.on } = letter.accompaniment.closing ?? {};
  const words = CLOSING_WORDS[reason];
  return {
    form: 'letter',
    title: words.title,
    body: [
      ...words.paragraphs(dateInWords(on)).map((text) => paragraph(text)),
      ...details(letter, words),
      paragraph(words.door ?? doorStaysOpen(letter)),
      whomToCall(letter),
    ],
    farewell: words.farewell?.(letter.recipient.salutation) ?? farewell(letter),
    signature: 'caseworker',
  };
}

function details(letter: Letter, { tells }: ClosingWords): Block[] {
  const { responses, handovers } = letter.accompaniment;
  const given = [...new Set(responses.map(({ response }) => RESPONSE_LABELS[response]))];
  const blocks: Block[] = [];
  if (tells.includes('responses') && given.length > 0) {
    blocks.push(paragraph('Voici ce que nous avons fait ensemble :'), list(...given));
  }
  const relays = handovers.filter(({ answer }) => answer !== 'declined');
  if (tells.includes('handovers') && relays.length > 0) {
    blocks.push(paragraph('Vous pouvez désormais vous adresser à :'));
    blocks.push(
      list(
        ...relays.map(({ to, scope }) => [to, scope.map(scopeLabel).join(', ')].filter(Boolean).join(' – ')),
      ),
    );
  }
  if (tells.includes('summary') && letter.accompaniment.finalEvaluation) {
    blocks.push(
      paragraph('Une fiche de synthèse retrace cet accompagnement : vous pouvez en demander un exemplaire.'),
    );
  }
  return blocks;
}

function doorStaysOpen(letter: Letter): string {
  const say = voiceOf(letter);
  return say(
    'Si votre situation change, ou si vous avez une question, vous pourrez faire de nouveau appel à nous. Je vous souhaite une bonne continuation.',
    'Si votre situation change, ou si vous avez une question, vous pourrez faire de nouveau appel à nous. Nous vous souhaitons une bonne continuation.',
  );
}
