import { describe, expect, it } from '@jest/globals';
import { checkTiles, TilesError } from '../../infra/tiles.ts';
import { composed, resources } from './composed.ts';

const URL = 'https://tiles.example.org/{z}/{x}/{y}.png';
const attribution = 'The city';

describe('the address of a tile server', () => {
  it.each([URL, 'https://tiles.example.org:8443/{z}/{y}/{x}@2x.jpg?key=ab%20c', 'http://localhost:4000/{z}/{x}/{y}'])(
    'can be %s',
    (url) => expect(() => checkTiles({ url, attribution, maxZoom: 22 })).not.toThrow(),
  );

  it.each([
    ['https://tiles.example.org/{z}/{x}.png', 'hold {y} once'],
    ['https://tiles.example.org/{z}/{x}/{x}/{y}.png', 'hold {x} once'],
    ['https://{s}.tiles.example.org/{z}/{x}/{y}.png', 'no braces but'],
    ['https://{x}.tiles.example.org/{z}/{y}.png', 'in its host'],
    ['http://tiles.example.org/{z}/{x}/{y}.png', 'begin with https'],
    ['file:///tiles/{z}/{x}/{y}.png', 'begin with https'],
    ['tiles/{z}/{x}/{y}.png', 'no web address'],
    ['https://anna:secret@tiles.example.org/{z}/{x}/{y}.png', 'neither a user'],
    [`${URL}#map`, 'nor a fragment'],
  ])('cannot be %s', (url, remedy) => {
    expect(() => checkTiles({ url, attribution })).toThrow(TilesError);
    expect(() => checkTiles({ url, attribution })).toThrow(remedy);
  });

  it.each([-1, 18.5, 23, Number.NaN])('has no pictures as near as %s', (maxZoom) =>
    expect(() => checkTiles({ url: URL, attribution, maxZoom })).toThrow('from 0 to 22'),
  );

  it('is looked at before anything is deployed', () => {
    expect(() => composed({ tiles: { url: 'https://tiles.example.org/', attribution } })).toThrow(TilesError);
  });
});

describe('the function that asks it', () => {
  const variables = (options: Parameters<typeof composed>[0]) => {
    const [, fn] =
      resources(composed(options).application, 'AWS::Lambda::Function').find(([id]) => id.startsWith('tiles')) ?? [];
    return JSON.parse(fn?.Properties.Environment.Variables.TILES);
  };

  it('knows where and how near, or that there is none; what citizens read is for others to know', () => {
    expect(variables({})).toBeNull();
    expect(variables({ tiles: { url: URL, attribution } })).toEqual({ url: URL, maxZoom: 19 });
    expect(variables({ tiles: { url: URL, attribution, maxZoom: 17 } })).toEqual({ url: URL, maxZoom: 17 });
  });
});
