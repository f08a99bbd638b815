import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from '../../after-paint.ts';

/** Cards that a screen shows below the filters, and that are drawn in one go: on a phone, and where there is more room. */
const ON_A_PHONE = 3;
const ON_A_SCREEN = 9;
/** Where cards stand one below the other. */
const ONE_COLUMN = '(max-width: 45rem)';

/**
 * How many of a list's cards are to be drawn now. A list that has changed begins with a screenful and goes on by as much
 * after each painting, so that neither it nor the next key has long to wait. The first list of a page is drawn at once:
 * the browser scrolls back to where it was left.
 *
 * @param key of what is shown; another one begins anew
 * @param wanted how many there are to draw in the end
 */
export function useDrawn(key: string, wanted: number): number {
  const [state, setState] = useState({ key, drawn: Number.MAX_SAFE_INTEGER });
  // Asked for once: the answer makes the browser lay out what has just been drawn.
  const [step] = useState(() => (matchMedia(ONE_COLUMN).matches ? ON_A_PHONE : ON_A_SCREEN));
  const drawn = state.key === key ? state.drawn : step;
  useEffect(() => {
    if (drawn >= wanted) return;
    return afterPaint(() => setState({ key, drawn: drawn + step }));
  }, [key, drawn, wanted, step]);
  return Math.min(drawn, wanted);
}
