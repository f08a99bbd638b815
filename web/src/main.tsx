import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './start.ts';

const root = document.querySelector('#app');
if (root === null) throw new Error('The page has no element #app: web/index.html is not what was built.');
const started = await start();
if (started !== null) render(<App {...started} />, root);
