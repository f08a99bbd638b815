import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { resultView } from '../http/result-view.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { ModerateParts } from './parts.ts';

/** The result as the desk sees it: also while it waits for its publication. */
export function resultRoutes({ campaigns, results }: Pick<ModerateParts, 'campaigns' | 'results'>): Route[] {
  return [
    staffRoute(OPERATIONS.getDeskResult, async ({ params, query }) => {
      const latest = await results.latest(campaigns.get(params.campaign).id);
      if (!latest) throw new Problem('no-result-yet', 'The ballots are counted again once voting has closed');
      return { body: resultView(latest, query) };
    }),
  ];
}
