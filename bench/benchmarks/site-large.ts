import { loadavg } from 'node:os';
import { type Benchmark, figure, median } from '../benchmark.ts';
import { type LargeVisit, siteAtSize } from '../site/large.ts';
import { DESKTOP, SLOW_PHONE } from '../site/page.ts';

const WHOLE = { proposals: 10_000, visits: 5 };
const QUICK = { proposals: 3_000, visits: 1 };

type Measure = Exclude<keyof LargeVisit, 'returned'>;

const ROWS: readonly (readonly [what: string, measure: Measure])[] = [
  ['the list: first cards readable, ms', 'readable'],
  ['a theme: other cards painted, ms', 'theme'],
  ['a search, from its last letter, ms', 'search'],
  ['most votes first, ms', 'sort'],
  ['24 more, ms', 'more'],
  ['cards then', 'cards'],
  ['elements of the page then', 'elements'],
  ['memory of its scripts then, MB', 'megabytes'],
  ['the ranking with its first 20 titles, ms', 'ranking'],
  ['an own ballot of 40 with all titles, ms', 'ballot'],
  ['the desk’s queue, first idea, ms', 'queue'],
  ['there, from a key until the idea is gone, ms', 'decided'],
];

const middleAndMost = (visits: readonly LargeVisit[], measure: Measure): string => {
  const values = visits.map((visit) => Math.round(visit[measure]));
  const [middle, most] = [median(values), Math.max(...values)];
  return middle === most ? figure(middle) : `${figure(middle)} (at most ${figure(most)})`;
};

export const siteLarge: Benchmark = {
  name: 'site-large',
  about: 'The site with very many proposals, on a slow phone and on a desk.',
  async run(tell, { quick }) {
    const { proposals, visits } = quick ? QUICK : WHOLE;
    const seen = await siteAtSize(proposals, [SLOW_PHONE, DESKTOP], visits, tell);
    const [load = 0] = loadavg();
    const returned = seen.flat().filter((visit) => visit.returned).length;
    return {
      columns: ['what', 'slow phone', 'desktop'],
      rows: ROWS.map(([what, measure]) => [what, ...seen.map((one) => middleAndMost(one, measure))]),
      notes: [
        `${figure(proposals)} proposals, a quarter of them in the queue, 400 votes; ${visits === 1 ? 'one visit' : `${visits} visits`} of each, nothing in the cache, medians. The phone's processor is four times slower than this one, with 1.6 Mbit/s down and 150 ms there and back; the desktop has this machine's own.`,
        'So many are not fetched ahead: filters, searches and orders are the platform’s, 24 cards at a time; a search asks 300 ms after its last letter. Up to 2,000 they are on the device, see `site`.',
        `Back from an idea, the list stood where it had been left, ${returned} times of ${seen.flat().length}.`,
        `Platform and browser share this machine's processors, whose load was ${load.toFixed(1)} at the end.`,
      ],
    };
  },
};
