import type { Locator, Page } from 'playwright-core';

/** Presses of Tab after which what is looked for is not on the page. */
const MOST_TABS = 150;

/**
 * Goes to a control by Tab alone, as somebody without a mouse does.
 *
 * @throws Error when Tab does not lead there, or leads through a place where nobody could see where they are
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(whereFocusIsUnseen);
    if (unseen !== null) throw new Error(`The focus cannot be seen at ${unseen}`);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

/** Runs in the page: the focused element where neither it nor what stands for it is marked; null where it is. */
function whereFocusIsUnseen(): string | null {
  const focused = document.activeElement;
  // Between the page's end and its beginning the focus is in the browser's own bar.
  if (focused === null || focused === document.body) return null;
  const isMarked = (element: Element) => {
    const outlined = (pseudo?: string) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    };
    return outlined() || outlined('::after') || outlined('::before');
  };
  // A chip's own input is invisible: its face is marked; a card's link marks the whole card.
  const marked = [focused, ...focused.querySelectorAll('*'), ...(focused.parentElement?.children ?? [])].some(isMarked);
  const { top, bottom, width } = focused.getBoundingClientRect();
  const isInWindow = bottom > 0 && top < innerHeight && width > 0;
  return marked && isInWindow ? null : focused.outerHTML.slice(0, 200);
}
