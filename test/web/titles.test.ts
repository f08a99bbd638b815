import { describe, expect, it } from '@jest/globals';
import type { ListedProposal } from '../../web/src/api/proposals.ts';
import { discreetly, Titles } from '../../web/src/api/titles.ts';

const one = (number: number) => ({ number, title: `Idea ${number}` }) as ListedProposal;
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe('titles that are asked for by their numbers', () => {
  it('go into one request for all that are wanted in a moment, a hundred at most, each number once', async () => {
    const asked: (readonly number[])[] = [];
    const titles = new Titles((numbers) => {
      asked.push(numbers);
      return Promise.resolve(numbers.filter((number) => number !== 7).map(one));
    });
    const wanted = [7, 3, 3, ...Array.from({ length: 120 }, (_, index) => 10 + index)];
    const found = await Promise.all(wanted.map((number) => titles.of(number)));
    expect(asked.map(({ length }) => length)).toEqual([100, 22]);
    expect(found).toEqual(wanted.map((number) => (number === 7 ? null : one(number))));
  });

  it('fail alone: what is asked for later is asked for anew', async () => {
    let down = true;
    const titles = new Titles((numbers) =>
      down ? Promise.reject(new Error('down')) : Promise.resolve(numbers.map(one)),
    );
    await expect(titles.of(4)).rejects.toThrow('down');
    down = false;
    await expect(titles.of(4)).resolves.toEqual(one(4));
  });

  it('of a ballot are asked for with their neighbours, a hundred of them, the same ones for everybody', () => {
    expect(discreetly([1])).toEqual(discreetly([100, 7]));
    expect(discreetly([101, 412])).toEqual([from(101, 100), from(401, 100)]);
    // All of a campaign of Liège's size: ten requests.
    expect(discreetly(from(1, 923))).toEqual(Array.from({ length: 10 }, (_, hundred) => from(hundred * 100 + 1, 100)));
  });

  it('of a ballot that is spread over more than ten hundreds are asked for with fewer neighbours', () => {
    const spread = Array.from({ length: 11 }, (_, index) => 5 + index * 500);
    const asked = discreetly(spread);
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 20]);
    expect(asked.flat()).toEqual(spread.flatMap((number) => from(number - 4, 20)));
  });
});
