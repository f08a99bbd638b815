import type { Route } from './routes.ts';

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

const isGreedy = (part: string): boolean => part.startsWith('{') && part.endsWith('+}');
const isVariable = (part: string): boolean => part.startsWith('{') && part.endsWith('}');

/** The earlier of two routes that fit the same path: fixed parts before variables before greedy ones, `$default` last. */
const byPriority = (a: Route, b: Route): number => {
  if (a.parts === null || b.parts === null) return Number(a.parts === null) - Number(b.parts === null);
  for (let index = 0; index < Math.max(a.parts.length, b.parts.length); index += 1) {
    const rank = (part: string | undefined): number =>
      part === undefined ? 3 : isGreedy(part) ? 2 : isVariable(part) ? 1 : 0;
    const difference = rank(a.parts[index]) - rank(b.parts[index]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
};

const fit = (route: Route, parts: readonly string[]): Record<string, string> | null => {
  if (route.parts === null) return {};
  const parameters: Record<string, string> = {};
  for (const [index, wanted] of route.parts.entries()) {
    const found = parts[index];
    if (isGreedy(wanted)) {
      if (found === undefined || found === '') return null;
      parameters[wanted.slice(1, -2)] = parts.slice(index).join('/');
      return parameters;
    }
    if (found === undefined) return null;
    if (isVariable(wanted)) {
      if (found === '') return null;
      parameters[wanted.slice(1, -1)] = found;
    } else if (wanted !== found) return null;
  }
  return route.parts.length === parts.length ? parameters : null;
};

/**
 * Which route answers.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export const createMatcher = (
  routes: readonly Route[],
): ((method: string, parts: readonly string[]) => Match | undefined) => {
  const ordered = routes.toSorted(byPriority);
  return (method, parts) => {
    for (const route of ordered) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const parameters = fit(route, parts);
      if (parameters !== null) return { route, parameters };
    }
    return undefined;
  };
};
