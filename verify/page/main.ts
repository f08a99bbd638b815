import { answer } from './answer.ts';
import { showPage } from './page.ts';
import type { Ask, Told } from './protocol.ts';

// The page starts a worker from its own script, since a page from a file cannot load a second one.
if (typeof document === 'undefined') {
  // What comes is of the same build, and so what its types say.
  addEventListener('message', ({ data }: MessageEvent<Ask>) => {
    void answer(data, (told: Told) => postMessage(told));
  });
} else {
  showPage();
}
