import { describe, expect, it } from '@jest/globals';
import type { ListedProposal } from '../../web/src/api/proposals.ts';
import { blocksOf, Titles } from '../../web/src/api/titles.ts';

const one = (number: number) => ({ number, title: `Idea ${number}` }) as ListedProposal;

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

  it('of a ballot are asked for with their neighbours, the same ones for everybody', () => {
    expect(blocksOf([1])).toEqual(blocksOf([20]));
    expect(blocksOf([21, 22])).toEqual(Array.from({ length: 20 }, (_, index) => 21 + index));
    expect(blocksOf([5, 412])).toHaveLength(40);
  });
});
