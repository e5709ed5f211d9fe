import { describe, expect, test } from '@jest/globals';
import { TEMPLATES } from '../../../activities/letters/templates/index.ts';
import { CLOSING_WORDS } from '../../../activities/letters/templates/closing-words.ts';
import { OPENINGS } from '../../../activities/letters/templates/openings.ts';
import {
  ACTOR_LABELS,
  ACTOR_LABELS_TO_FAMILY,
  CLOSING_REASON_LABELS,
  HANDOVER_ANSWER_LABELS,
  PROBLEM_LABELS,
  RESPONSE_LABELS,
  RESULT_LABELS,
  scopeLabel,
  TRIGGER_LABELS,
  TRIGGERS,
} from '../../../activities/letters/vocabulary.ts';
import {
  ACTORS,
  ANSWERS,
  CLOSING_REASONS,
  PROBLEMS,
  RESPONSES,
  RESULTS,
} from '../../../workflows/rules/accompaniment/vocabulary.ts';
import { read } from './reading.ts';
import { renderLetter } from '../../../activities/letters/render.ts';
import { full, minimal } from './families.ts';

describe('every code of the field has its French words', () => {
  test.each([
    ['problems', PROBLEMS, PROBLEM_LABELS],
    ['responses', RESPONSES, RESPONSE_LABELS],
    ['results', RESULTS, RESULT_LABELS],
    ['actors', ACTORS, ACTOR_LABELS],
    ['actors, to the family', ACTORS, ACTOR_LABELS_TO_FAMILY],
    ['answers', ANSWERS, HANDOVER_ANSWER_LABELS],
    ['closing reasons', CLOSING_REASONS, CLOSING_REASON_LABELS],
    ['triggers', TRIGGERS, TRIGGER_LABELS],
  ])('%s', (_, codes, labels) => {
    expect(Object.keys(labels).toSorted()).toEqual([...codes].toSorted());
    for (const label of Object.values(labels)) expect(label).toMatch(/^\p{Lu}/u);
  });

  test('a scope of a handover is a problem, or what was written', () => {
    expect([scopeLabel('employment'), scopeLabel('formation')]).toEqual(['emploi', 'formation']);
  });
});

/** Every word a template can say, without setting it. */
function said(letter: Parameters<(typeof TEMPLATES)['contact']>[0]): string {
  return JSON.stringify(TEMPLATES[letter.template](letter));
}

describe('a first letter', () => {
  test.each(TRIGGERS)('opens on its event: %s', (trigger) => {
    const letter = full('contact');
    letter.accompaniment.trigger = trigger;
    expect(said(letter)).toContain(OPENINGS[trigger].opening);
    expect(said(letter)).toContain('repose sur votre accord');
  });

  test('is not written about an event we have no words for', async () => {
    const letter = full('contact');
    letter.accompaniment.trigger = 'lottery';
    await expect(renderLetter(letter)).rejects.toThrow('lottery');
  });
});

describe('a last letter', () => {
  test.each(CLOSING_REASONS)('says why, in its own words: %s', (reason) => {
    const letter = full('closing');
    letter.accompaniment.closing = { reason, on: letter.on };
    for (const paragraph of CLOSING_WORDS[reason].paragraphs('3 septembre 2027')) {
      expect(said(letter)).toContain(paragraph);
    }
    expect(said(letter)).toContain('Pour me joindre');
  });

  test('to a household in mourning speaks of nothing else', async () => {
    const letter = full('closing');
    letter.accompaniment.closing = { reason: 'death', on: letter.on };
    const { pdf } = await renderLetter(letter);
    const { text } = await read(pdf);
    expect(text).toContain('nos sincères condoléances');
    expect(text).not.toMatch(/Plan d’apurement|bonne continuation|objectif|synthèse/);
  });
});

describe('the words of a letter', () => {
  const everything = Object.keys(TEMPLATES).flatMap((name) => [
    said(full(name as 'contact')),
    said(minimal(name as 'contact')),
  ]);

  test('never leave a code, an empty value or an English word behind', () => {
    for (const words of everything) expect(words).not.toMatch(/undefined|null|NaN|\[object|one-off|closing/);
  });

  test('say «je» when someone signs and «nous» when the service does', () => {
    expect(said(full('renewal'))).toContain('Je vous propose');
    expect(said(minimal('renewal'))).not.toMatch(/[Jj]e vous|[Jj]’/);
  });

  test('say how long a term lasts here', () => {
    const letter = full('renewal');
    letter.accompaniment.termMonths = 9;
    expect(said(letter)).toContain('neuf mois');
    expect(said(full('renewal'))).toContain('six mois');
  });
});
