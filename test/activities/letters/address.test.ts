import { describe, expect, test } from '@jest/globals';
import { postalLines } from '../../../activities/letters/address.ts';

describe('a postal address', () => {
  test('is in capitals, without signs, from the street down', () => {
    const lines = postalLines('Mme Camille Exemple', [
      'Bâtiment B, 2e étage',
      '34, rue de l’Abbé-Inventé',
      '75000 Saint-Œuf',
    ]);
    expect(lines).toEqual([
      'Mme Camille Exemple',
      'Bâtiment B, 2e étage',
      '34 RUE DE L ABBE INVENTE',
      '75000 SAINT OEUF',
    ]);
  });

  test('keeps two people whole', () => {
    const lines = postalLines('Mme Camille Exemple-Inventée et M. Dominique Exemple', [
      '1 rue X',
      '75000 Paris',
    ]);
    expect(lines.slice(0, 2)).toEqual(['Mme Camille Exemple-Inventée', 'et M. Dominique Exemple']);
  });

  test('is abbreviated only where it would not fit', () => {
    expect(postalLines('A', ['12 avenue des Fleurs', '75000 Paris'])[1]).toBe('12 AVENUE DES FLEURS');
    const long = postalLines('A', ['12 avenue du Général-de-Division-Inventé', '75000 Paris'])[1];
    expect(long).toBe('12 AV DU GENERAL DE DIVISION INVENTE');
  });

  test.each([0, 1, 2, 3, 5, 8])('with %i complements, takes six lines at most and loses no word', (count) => {
    const complements = Array.from(
      { length: count },
      (_, index) => `Complément numéro ${index} de l’adresse`,
    );
    const lines = postalLines('Mme Camille Exemple et M. Dominique Exemple-Témoin-Inventé', [
      ...complements,
      '12 rue Inventée',
      '75000 Paris',
    ]);
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(lines.slice(-2)).toEqual(['12 RUE INVENTEE', '75000 PARIS']);
    for (const complement of complements) expect(lines.join(' ').replaceAll(',', '')).toContain(complement);
  });

  test('never spreads over more lines than it is given', () => {
    expect(postalLines('Mme A\n B', ['1 rue X\nescalier C', ' ', '75000 Paris'])).toEqual([
      'Mme A B',
      '1 RUE X ESCALIER C',
      '75000 PARIS',
    ]);
  });

  test('without a street number, is in capitals from its last line', () => {
    expect(postalLines('A', ['Le Bourg', '97000 Exemple'])).toEqual(['A', 'Le Bourg', '97000 EXEMPLE']);
  });
});
