import { describe, expect, it } from '@jest/globals';
import { clustersOf } from '../../web/src/map/clusters.ts';
import { distanceText } from '../../web/src/map/distance.ts';
import { metresBetween, type Pin, pixelsOf } from '../../web/src/map/geo.ts';
import { withView } from '../../web/src/pages/proposals/use-view.ts';

/** Pins all over a city of 12 km, the same with every run. */
function pinsOf(count: number): Pin[] {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    latitude: 50.58 + next() * 0.11,
    longitude: 5.52 + next() * 0.16,
  }));
}

describe('pins on a map', () => {
  it.each([10, 13, 16, 18])('are each in one cluster at zoom %i, however many there are', (zoom) => {
    const pins = pinsOf(10_000);
    const numbers = clustersOf(pins, zoom).flatMap((cluster) => cluster.pins.map(({ number }) => number));
    expect(numbers.toSorted((one, other) => one - other)).toEqual(pins.map(({ number }) => number));
  });

  it('are drawn as so few buttons that a window of a city holds them', () => {
    // All of the city in 700 pixels: zoom 12 is 24 m a pixel there.
    expect(clustersOf(pinsOf(10_000), 12).length).toBeLessThan(150);
  });

  it('stand far enough apart to be pressed one by one', () => {
    const middles = clustersOf(pinsOf(923), 13).map((cluster) => pixelsOf(cluster, 13));
    const near = middles.flatMap((one, index) =>
      middles.slice(index + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < 24),
    );
    expect(near).toEqual([]);
  });

  it('come apart as the map comes nearer, unless they are at one place', () => {
    const here = { latitude: 50.6401, longitude: 5.5701 };
    const pins = [
      { number: 1, ...here },
      { number: 2, ...here },
      { number: 3, latitude: 50.6411, longitude: 5.5701 },
    ];
    expect(clustersOf(pins, 12)).toHaveLength(1);
    expect(clustersOf(pins, 18).map((cluster) => cluster.pins.map(({ number }) => number))).toEqual([[1, 2], [3]]);
  });

  it('keep their clusters’ names where nothing has changed, so that a focused button stays', () => {
    const keys = () => clustersOf(pinsOf(300), 14).map(({ key }) => key);
    expect(keys()).toEqual(keys());
    expect(new Set(keys()).size).toBe(keys().length);
  });
});

describe('distances', () => {
  it('are those on the earth', () => {
    const guillemins = { latitude: 50.6247, longitude: 5.5664 };
    const outremeuse = { latitude: 50.6423, longitude: 5.5847 };
    expect(metresBetween(guillemins, outremeuse)).toBeGreaterThan(2_300);
    expect(metresBetween(guillemins, outremeuse)).toBeLessThan(2_400);
  });

  it('are told in metres, and from a kilometre on in kilometres', () => {
    expect(distanceText('fr', 347).replaceAll(/\s/g, ' ')).toBe('350 m');
    expect(distanceText('nl', 1_249).replaceAll(/\s/g, ' ')).toBe('1,2 km');
  });
});

describe('the address of the list', () => {
  it('takes the map and what is chosen on it beside its filters, and lets both go with the list', () => {
    expect(withView('?theme=energy', 'map', 12)).toBe('?theme=energy&view=map&at=12');
    expect(withView('?theme=energy&view=map&at=12', 'list', null)).toBe('?theme=energy');
    expect(withView('?view=map', 'list', null)).toBe('');
  });
});
