import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { COMMUNES, FORMER_COMMUNES } from '../../../../workflows/rules/territory/isere-communes.ts';
import {
  communesOfIsere,
  findCommune,
  SITE_ZONES,
  type Place,
} from '../../../../workflows/rules/territory/site-zones.ts';
import { territoryAfterMove, territoryOf } from '../../../../workflows/rules/territory/territory.ts';
import { publishedLines } from '../../../communes/published.ts';
import { codeOf } from '../refused.ts';

const zoneOf = (place: Place) => findCommune(place)?.zone;
/** As files write them. */
const written = (name: string) =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().replaceAll('-', ' ');

describe('the communes of Isère', () => {
  it('are those published, each with its code and postal codes', () => {
    const published = publishedLines();
    expect(COMMUNES.trim().split('\n')).toEqual(published.communes);
    expect(FORMER_COMMUNES.trim().split('\n')).toEqual(published.former);
  });

  it('each belong to one zone, found by code as by name, whatever the capitals and accents', () => {
    for (const { code, name, postalCodes, zone } of communesOfIsere()) {
      const [postalCode = ''] = postalCodes;
      expect(SITE_ZONES).toContain(zone);
      expect(zoneOf({ postalCode, city: '', commune: code })).toBe(zone);
      expect(zoneOf({ postalCode, city: written(name) })).toBe(zone);
      expect(zoneOf({ postalCode, city: written(name).replace(/^SAINT /, 'ST ') })).toBe(zone);
    }
  });
});

describe('the zone of a family', () => {
  it.each([
    ['38300', 'Bourgoin-Jallieu', 'bourgoin-jallieu-vienne'],
    ['38200', 'Vienne', 'bourgoin-jallieu-vienne'],
    ['38110', 'La Tour-du-Pin', 'bourgoin-jallieu-vienne'],
    ['38260', 'La Côte-Saint-André', 'bourgoin-jallieu-vienne'],
    ['38000', 'Grenoble', 'grenoble-voiron'],
    ['38025', 'Grenoble Cedex 1', 'grenoble-voiron'],
    ['38500', 'Voiron', 'grenoble-voiron'],
    ['38400', 'ST MARTIN D’HERES', 'grenoble-voiron'],
    ['38850', 'Charavines', 'grenoble-voiron'],
    ['38490', 'Fitilieu', 'bourgoin-jallieu-vienne'],
  ])('%s %s: %s', (postalCode, city, zone) => {
    expect(zoneOf({ postalCode, city })).toBe(zone);
  });

  it('follows a former commune into the one it has joined, by its former code', () => {
    expect(findCommune({ postalCode: '38880', city: 'Autrans', commune: '38021' })?.name).toBe(
      'Autrans-Méaudre en Vercors',
    );
  });

  it('is none outside the department', () => {
    expect(zoneOf({ postalCode: '75011', city: 'Paris' })).toBeUndefined();
    expect(zoneOf({ postalCode: '38000', city: 'Grenoble', commune: '69123' })).toBeUndefined();
  });

  it.each<[string, Place]>([
    ['a name no commune bears', { postalCode: '38000', city: 'Exempleville' }],
    ['a commune of another postal code', { postalCode: '38300', city: 'Grenoble' }],
    ['a code no commune bears', { postalCode: '38000', city: 'Grenoble', commune: '38999' }],
  ])('is refused: %s', (_, place) => {
    expect(codeOf(() => findCommune(place))).toBe('unknown-commune');
  });

  it('is never another than that of the commune', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...communesOfIsere()),
        fc.constantFrom(undefined, ...SITE_ZONES),
        ({ code, postalCodes: [postalCode = ''], name, zone }, given) => {
          const place = { postalCode, city: name, commune: code };
          if (given === undefined || given === zone) expect(territoryOf('isere', place, given)).toBe(zone);
          else expect(codeOf(() => territoryOf('isere', place, given))).toBe('territory-not-of-commune');
        },
      ),
    );
  });

  it('is asked of a family that comes, and lost by one that moves away', () => {
    const away = { postalCode: '69001', city: 'Lyon' };
    expect(codeOf(() => territoryOf('isere', away))).toBe('unknown-commune');
    expect(territoryAfterMove('isere', away)).toBeUndefined();
  });

  it('is what it is given where the organisation has no zones by commune', () => {
    expect(territoryOf('paris', { postalCode: '75099', city: 'Exempleville' }, 'nord')).toBe('nord');
    expect(territoryOf('paris', { postalCode: '75099', city: 'Exempleville' })).toBeUndefined();
  });
});
