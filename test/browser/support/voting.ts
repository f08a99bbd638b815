import type { Locator, Page } from 'playwright-core';
import { words } from './words.ts';

/** The button for one side of a proposal, wherever on the page it is. */
export function voteOn(page: Page, number: number, side: 'for' | 'against'): Locator {
  const group = page.getByRole('group', { name: words('vote.label', { number: String(number) }), exact: true });
  return group.getByRole('button', { name: words(`vote.${side}`) });
}
