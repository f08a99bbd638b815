import { loadavg } from 'node:os';
import { type Benchmark, figure, median } from '../benchmark.ts';
import { siteSizes } from '../site/sizes.ts';
import { siteSpeed } from '../site/speed.ts';

const OPENINGS = 7;
const kilobytes = (bytes: number): string => figure(bytes / 1000);
const middleAndMost = (values: readonly number[], digits: number): string =>
  `${median(values).toFixed(digits)} (at most ${Math.max(...values).toFixed(digits)})`;
const seconds = (values: readonly number[]): string =>
  middleAndMost(
    values.map((value) => value / 1000),
    2,
  );

export const site: Benchmark = {
  name: 'site',
  about: 'What the pages of the site weigh on their way to a phone, and how soon a slow one shows them.',
  async run(tell, { quick }) {
    tell('building');
    const { pages, allScripts, whenWanted, desk } = await siteSizes();
    tell('opening the list of 923 proposals on a slow phone');
    const openings = quick ? 1 : OPENINGS;
    const speed = await siteSpeed(openings);
    const [load = 0] = loadavg();
    const rows = pages.map(({ page, script, style }) => [page, kilobytes(script), kilobytes(style)]);
    const notes = [
      "Script: all that has to come before the page is seen, opened as the first one: the page's own, what it shares with others, the part of the largest catalogue that it needs. Files of a year's cache: a second page only needs what is its own.",
      `Every script of the citizens' site together, with one catalogue: ${kilobytes(allScripts)} kB gzipped. Of these come only when they are wanted: the map ${kilobytes(whenWanted.map)}, reading Markdown ${kilobytes(whenWanted.markdown)}, signing in ${kilobytes(whenWanted.signIn)}, drawing votes by the hour ${kilobytes(whenWanted.drawing)} kB. The desk adds ${kilobytes(desk)} kB.`,
      'Allowed: 60 kB of script for a first page, 150 kB for all of the citizens’ site, its map included.',
      `The list of ${speed.proposals} proposals on a simulated slow phone (processor four times slower than this one, 1.6 Mbit/s down, 150 ms there and back), ${openings} times with an empty cache, medians: first cards readable after ${seconds(speed.readable)} s (goal: 2.5), largest contentful paint ${seconds(speed.largestPaint)} s, all layout shifts together ${middleAndMost(speed.shift, 2)} (goal: 0.05).`,
      `There, from a click on a theme until other cards are painted: ${middleAndMost(speed.filter, 0)} ms (goal: 100); from a search's last letter: ${middleAndMost(speed.search, 0)} ms. All proposals are on the device by then.`,
      `Platform and browser share this machine's processors, whose load was ${load.toFixed(1)} at the end.`,
    ];
    return { columns: ['page', 'script, kB gzipped', 'style, kB gzipped'], rows, notes };
  },
};
