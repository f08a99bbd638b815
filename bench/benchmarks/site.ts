import { type Benchmark, figure } from '../benchmark.ts';
import { siteSizes } from '../site/sizes.ts';

const kilobytes = (bytes: number): string => figure(bytes / 1000);

export const site: Benchmark = {
  name: 'site',
  about: 'What the pages of the site weigh on their way to a phone.',
  slow: false,
  async run(tell) {
    tell('building');
    const { pages, allScripts, desk } = await siteSizes();
    const rows = pages.map(({ page, script, style }) => [page, kilobytes(script), kilobytes(style)]);
    const notes = [
      "Script: all that has to come before the page is seen, opened as the first one: the page's own, what it shares with others, the largest catalogue of texts. Files of a year's cache: a second page only needs what is its own.",
      `Every script of the citizens' site together, with one catalogue: ${kilobytes(allScripts)} kB gzipped. The desk adds ${kilobytes(desk)} kB.`,
      'Allowed: 60 kB of script for a first page, 150 kB for all.',
    ];
    return { columns: ['page', 'script, kB gzipped', 'style, kB gzipped'], rows, notes };
  },
};
