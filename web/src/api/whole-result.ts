import type { Schemas } from './client.ts';

type Result = Schemas['Result'];

/**
 * The result with all its proposals. Where they are so many that the platform gives them page by page, the pages are
 * those of one version, which the first one names.
 */
export async function wholeResult(
  ask: (page: { version?: number; after?: number }) => Promise<Result>,
): Promise<Result> {
  const first = await ask({});
  const proposals = [...first.proposals];
  let { next } = first;
  // An answer of before it was given page by page has no `next`.
  while (typeof next === 'number') {
    const page = await ask({ version: first.version, after: next });
    // Counted again meanwhile: what belongs together is asked for anew.
    if (page.version !== first.version) return wholeResult(ask);
    proposals.push(...page.proposals);
    next = page.next;
  }
  return { ...first, proposals, next };
}
