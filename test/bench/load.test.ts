import { describe, expect, it } from '@jest/globals';
import { inParallel, Latencies, load } from '../../bench/load.ts';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('work in parallel', () => {
  it('does every item once, at most so many at a time', async () => {
    const done: number[] = [];
    let under = 0;
    let most = 0;
    await inParallel([10, 20, 30, 40, 50], 2, async (item, index) => {
      under += 1;
      most = Math.max(most, under);
      await soon();
      under -= 1;
      done.push(item + index);
    });

    expect(done.sort((one, other) => one - other)).toEqual([10, 21, 32, 43, 54]);
    expect(most).toBe(2);
  });

  it('stops at the first failure and waits for what is under way', async () => {
    const finished: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      await soon();
      if (item === 1) throw new Error('one failed');
      await soon();
      finished.push(item);
    });

    await expect(work).rejects.toThrow('one failed');
    expect(finished).toEqual([2]);
  });

  it('measures every task', async () => {
    const report = await load(25, 4, soon);

    expect(report.tasks).toBe(25);
    expect(report.p50).toBeLessThanOrEqual(report.p99);
    expect(report.p99).toBeLessThanOrEqual(report.max);
    expect(report.rate).toBeCloseTo(25 / report.seconds);
  });

  it('gives the outcome of a task and counts only those that succeed', async () => {
    const latencies = new Latencies();

    expect(await latencies.time(() => Promise.resolve('voted'))).toBe('voted');
    await expect(latencies.time(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(latencies.count).toBe(1);
  });
});
