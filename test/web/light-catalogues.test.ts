import { runInThisContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { className, laterPages, namesOf, partOf, withShortNames } from '../../web/catalogues.ts';

const SOURCES = new Map([
  ['main.tsx', "import { App } from './app.tsx';"],
  ['app.tsx', "['/a', lazy(() => import('./pages/first.tsx'))], ['/b', later(() => import('./pages/second.tsx'))],"],
  ['pages/first.tsx', `import { x } from '../x.ts'; t('first.title'); t(\`phase.\${phase}\`);`],
  [
    'pages/second.tsx',
    `import { y } from '../y.ts'; t('second.title'); t('first.title'); t(\`second.\${part}.text\`);`,
  ],
  ['x.ts', 'label="shared.word"'],
  ['y.ts', "t('shared.word'); d('desk.word'); t('both.word');"],
]);
const MESSAGES = {
  'both.word': 'Both',
  'first.title': 'First',
  'phase.voting': 'Voting',
  'second.a.text': 'A',
  'second.title': { one: 'One', other: 'Second' },
  'shared.word': 'Shared',
};
const names = namesOf([Object.keys(MESSAGES), ['both.word', 'desk.word']], SOURCES);

/** What the generated code is when it runs. */
const run = (code: string): Record<string, unknown> => runInThisContext(code);

describe('a built catalogue', () => {
  it('is found by short names in built code, in the first part and in the rest, without a message lost', () => {
    const first = run(partOf(MESSAGES, false, names));
    const whole = Object.assign(first, run(partOf(MESSAGES, true, names)));
    for (const [name, message] of Object.entries(MESSAGES)) {
      const [, used = ''] = /'(.+)'/.exec(withShortNames(`t('${name}')`, names)) ?? [];
      expect(whole[used]).toEqual(message);
    }
  });

  it('leaves for later what only later pages say, by a whole name or one made of parts', () => {
    expect([...names.rest].sort()).toEqual(['both.word', 'second.a.text', 'second.title']);
    expect(laterPages(SOURCES.get('app.tsx'))).toEqual(['pages/second.tsx']);
  });

  it('keeps the name of a message that is called by parts of it, and of one that two catalogues have', () => {
    expect(withShortNames("t('phase.voting', 'second.a.text', 'both.word')", names)).toBe(
      "t('phase.voting', 'second.a.text', 'both.word')",
    );
    expect(withShortNames(`t('first.title') + label="shared.word" + 'no.message'`, names)).toBe(
      `t('0') + label="1" + 'no.message'`,
    );
  });

  it('has the same places in every language, whatever the messages are', () => {
    const other = Object.fromEntries(Object.keys(MESSAGES).map((name) => [name, `de ${name}`]));
    expect(run(partOf(other, false, names))).toMatchObject({ 0: 'de first.title', 1: 'de shared.word' });
  });
});

it('a class is named by its file and its place there', () => {
  expect(['bar', 'name', 'bar'].map((name) => className(name, '/src/bar-list.module.css'))).toEqual([
    'bar-list-0',
    'bar-list-1',
    'bar-list-0',
  ]);
});
