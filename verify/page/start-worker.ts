import { answer } from './answer.ts';
import type { Ask, Told } from './protocol.ts';

/**
 * Checks in a worker, so that the page stays alive, or in the page itself where a browser gives it no worker.
 *
 * @returns ends it; nothing is told any more
 */
export function startWorker(ask: Ask, tell: (told: Told) => void): () => void {
  let ended = false;
  const tellUnlessEnded = (told: Told): void => {
    if (!ended) tell(told);
  };
  const worker = makeWorker();
  if (worker === null) {
    void answer(ask, tellUnlessEnded);
  } else {
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => tellUnlessEnded(data));
    worker.addEventListener('error', ({ message }) => tellUnlessEnded({ kind: 'failed', reason: message }));
    worker.postMessage(ask);
  }
  return () => {
    ended = true;
    worker?.terminate();
  };
}

function makeWorker(): Worker | null {
  const ownScript = document.querySelector('script')?.textContent ?? '';
  const address = URL.createObjectURL(new Blob([ownScript], { type: 'text/javascript' }));
  try {
    return new Worker(address);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
