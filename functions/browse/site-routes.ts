import { OPERATIONS } from '../http/operations.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import { site } from '../http/site-operations.ts';

/** @param settings JSON, as the stack has put it into the environment */
export function siteRoutes(settings: string): Route[] {
  return [publicRoute(OPERATIONS.getSite, async () => ({ body: site.parse(JSON.parse(settings)) }))];
}
